// The walk at the highest learning rate as a program: what "copy as code" hands over.
import { parameterNames } from "../../lesson/node.js";
import { nodeCode, samplesCode } from "../ledger/code.js";
import { axesOf } from "./model.js";
import type { State } from "./state.js";

const places = ["w[0]", "w[1]", "w[2]", "b"];
const slopes = ["dw[0]", "dw[1]", "dw[2]", "db"];

export function code({ node, pair, alphas, step }: State): string {
  const axes = axesOf[pair];
  const moves = axes.map((i) => `  node.${places[i]} -= alpha * node.${slopes[i]};`).join("\n");
  return `// Descent in ${axes.map((i) => parameterNames[i]).join(" and ")} alone; the other two stay.
import { Node } from "kobai/lecture";

${nodeCode(node)}
${samplesCode}
const alpha = ${Math.max(...alphas)};

function pass() {
  for (const [x, y0] of samples) {
    node.forward(x);
    node.backward(node.mseLoss(y0));
  }
}

for (let step = 0; step < ${step}; step++) {
  pass();
${moves}
  node.update(0); // clears the sums
}
pass();
console.log(${axes.map((i) => `node.${places[i]}`).join(", ")}, node.loss);
`;
}
