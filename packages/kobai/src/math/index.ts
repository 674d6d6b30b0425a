// Our own transcendental functions in f64, made from + − × ÷ √ and exponent bits alone: the engines' `Math.exp`
// and its kin differ in their last bits, these do not. The compiler emits the same formulas, lane by lane.
// A bound under Numeric is the largest error on the points of math.test.ts, rounded up.
export { cos } from "./cosine.js";
export { erf } from "./erf.js";
export { exp, expm1, tanh } from "./exponential.js";
export { log, log1p } from "./logarithm.js";
