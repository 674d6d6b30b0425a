// The training as a program: what "copy as code" hands over.
import { shown } from "./model.js";
import type { State } from "./state.js";

export const code = ({ seed, alpha, at, x }: State) => `import { Layer, random, seed } from "kobai/lecture";

// 100 points of a cube and the root mean square of each: what 3-3-1 learns.
seed(${seed});
const rows = Array.from({ length: 100 }, () => {
  const x = [random(), random(), random()];
  return { x, y0: Math.sqrt((x[0] ** 2 + x[1] ** 2 + x[2] ** 2) / 3) };
});
const hidden = new Layer(3, 3);
const output = new Layer(3, 1);

let loss = 0;
for (let pass = 1; ; pass++) {
  for (const { x, y0 } of rows) {
    output.forward(hidden.forward(x));
    hidden.backward(output.backward(output.mseLoss([y0])));
  }
  loss = output.loss;
  if (pass === ${shown[at]}) break;
  hidden.update(${alpha});
  output.update(${alpha});
}
console.log(loss);
console.log(output.forward(hidden.forward([${x.join(", ")}]))[0]);
`;
