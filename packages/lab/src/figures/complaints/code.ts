// The complaint ledger as a program: what "copy as code" hands over.
import { nodeCode, samplesCode } from "../ledger/code.js";
import { batches } from "./model.js";
import type { State } from "./state.js";

export const code = ({ node, mode, alpha, step }: State) => `import { Node } from "kobai/lecture";

${nodeCode(node)}
${samplesCode}
const batches = ${JSON.stringify(batches[mode])};
for (let step = 0; step < ${step}; step++) {
  for (const i of batches[step % batches.length]) {
    const [x, y0] = samples[i];
    node.forward(x);
    node.backward(node.mseLoss(y0));
  }
  node.update(${alpha});
}
console.log(...node.w, node.b);
`;
