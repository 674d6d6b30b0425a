// The loss ledger as a program: what "copy as code" hands over.
import { samples } from "../../lesson/node.js";
import type { State } from "./state.js";

/** The three samples as a line of the programs that figures hand over. */
export const samplesCode = `const samples: [number[], number][] = [${samples
  .map(({ x, target }) => `[[${x.join(", ")}], ${target}]`)
  .join(", ")}];`;

export const nodeCode = ([w1, w2, w3, b]: readonly number[]) =>
  `const node = new Node(3);
node.w = [${w1}, ${w2}, ${w3}];
node.b = ${b};`;

export const code = ({ node }: State) => `import { Node } from "kobai/lecture";

${nodeCode(node)}
${samplesCode}
for (const [x, y0] of samples) {
  const y = node.forward(x);
  node.mseLoss(y0);
  console.log(x.join(" "), y, y - y0, (y - y0) ** 2);
}
console.log("loss", node.loss);
`;
