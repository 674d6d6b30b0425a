// The training as a program: what "copy as code" hands over.
import { samplesCode } from "../ledger/code.js";
import type { State } from "./state.js";

export const code = ({ seed, alpha, iterations }: State) => `import { Node, seed } from "kobai/lecture";

seed(${seed});
const node = new Node(3);
${samplesCode}
let loss = 0;
for (let i = 0; i < ${iterations}; i++) {
  for (const [x, y0] of samples) {
    node.forward(x);
    node.backward(node.mseLoss(y0));
  }
  loss = node.loss;
  node.update(${alpha});
}
console.log(loss, ...samples.map(([x]) => node.forward(x)));
`;
