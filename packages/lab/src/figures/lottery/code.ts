// The lottery as a program: what "copy as code" hands over. With the lecture's classes, so that it can be read; it takes
// about a second for each seed.
import { draws } from "./model.js";
import type { State } from "./state.js";

export const code = (
  { first }: State,
  count: number = draws,
) => `import { Layer, random, seed } from "kobai/lecture";

// Exercise 3-12: layers learn the root mean square of three numbers. Returns the loss of the last of 5,000 passes.
function lossAfter(n: number, sizes: number[]): number {
  seed(n);
  const rows = Array.from({ length: 100 }, () => {
    const x = [random(), random(), random()];
    return { x, y0: Math.sqrt((x[0] ** 2 + x[1] ** 2 + x[2] ** 2) / 3) };
  });
  const layers = sizes.map((nout, i) => new Layer(i === 0 ? 3 : sizes[i - 1], nout));
  const last = layers[layers.length - 1];
  let loss = 0;
  for (let i = 0; i < 5000; i++) {
    for (const { x, y0 } of rows) {
      layers.reduce((values, layer) => layer.forward(values), x);
      layers.reduceRight((delta, layer) => layer.backward(delta), last.mseLoss([y0]));
    }
    loss = last.loss;
    for (const layer of layers) layer.update(0.1);
  }
  return loss;
}

for (let n = ${first}; n < ${first + count}; n++) console.log(n, lossAfter(n, [3, 1]), lossAfter(n, [3, 3, 1]));
`;
