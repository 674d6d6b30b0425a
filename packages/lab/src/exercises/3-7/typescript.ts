// Exercise 3-7 in TypeScript.
import { changed, type Programs } from "../programs.js";
import { asked, start, walk } from "./cases.js";

const [[, , samples]] = asked;

const shares = `    const dz = 2 * (y - y0) * y * (1 - y);
    dw1 += dz * x[0];
    dw2 += dz * x[1];
    dw3 += dz * x[2];
    db += dz;
`;

const solution = `import { random, seed, sigmoid } from "kobai/lecture";

type Sample = [x: number[], y0: number];

const samples: Sample[] = [
  [[0, 0, 0], 1],
  [[0, 1, 0], 1],
  [[1, 0, 1], 0],
];

function gradient(w: number[], b: number, samples: Sample[]): number[] {
  let [dw1, dw2, dw3, db] = [0, 0, 0, 0];
  for (const [x, y0] of samples) {
    const z = w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + b;
    const y = sigmoid(z);
${shares}  }
  return [dw1, dw2, dw3, db];
}

seed(0);
const w = [random() - 0.5, random() - 0.5, random() - 0.5];
const b = random() - 0.5;
console.log(gradient(w, b, samples));
`;

export const typescript: Programs = {
  solution,
  starter: changed(solution, [shares, ""]),
  probe: `const path = [${JSON.stringify(start)}];
for (let i = 0; i < ${walk.steps}; i++) {
  const [w1, w2, w3, b] = path[i];
  const slopes = gradient([w1, w2, w3], b, ${JSON.stringify(samples)});
  path.push(path[i].map((p, j) => p - ${walk.alpha} * slopes[j]));
}
answer = { gradients: ${JSON.stringify(asked)}.map((one) => gradient(...one)), path };`,
  mistakes: {
    "no-two": changed(solution, ["2 * (y - y0)", "(y - y0)"]),
    flipped: changed(solution, ["(y - y0)", "(y0 - y)"]),
    "no-slope": changed(solution, [" * y * (1 - y)", ""]),
    "slope-of-z": changed(solution, [" * y * (1 - y)", " * z * (1 - z)"]),
    "no-input": changed(solution, ["dz * x[0]", "dz"], ["dz * x[1]", "dz"], ["dz * x[2]", "dz"]),
    "first-input": changed(solution, ["dz * x[1]", "dz * x[0]"], ["dz * x[2]", "dz * x[0]"]),
    "no-bias": changed(solution, ["    db += dz;\n", ""]),
    "last-sample": changed(solution, [" += ", " = "]),
  },
};
