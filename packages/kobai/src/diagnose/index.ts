// `kobai/diagnose`: what is wrong with these rows? why is it not learning? why this answer?
export { type DiagnoseDataOptions, diagnoseData } from "./data/data.js";
export { type ExplainOptions, type Explanation, explain } from "./explain/explain.js";
export type { Finding, FindingPlace } from "./finding.js";
export { type FindingCode, type FindingFields, findingMessages } from "./findings.js";
export { type DiagnoseTrainingOptions, diagnoseDivergence, diagnoseTraining } from "./training/training.js";
