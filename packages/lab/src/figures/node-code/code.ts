// One pass and one update of the class as a program: what "copy as code" hands over.
import { samplesCode } from "../ledger/code.js";
import type { State } from "./state.js";

export const code = ({ seed, alpha }: State) => `import { Node, seed } from "kobai/lecture";

seed(${seed});
const node = new Node(3);
${samplesCode}
for (const [x, y0] of samples) {
  node.forward(x);
  node.backward(node.mseLoss(y0));
}
console.log("gradient", ...node.dw, node.db, "loss", node.loss);
node.update(${alpha});
console.log("updated", ...node.w, node.b);
`;
