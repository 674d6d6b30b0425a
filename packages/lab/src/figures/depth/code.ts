// The figure's gradients as a program of the reader's own.
import type { State } from "./state.js";

const ranges = {
  lecture: "",
  xavier: "const range = Math.sqrt(6 / (layer.nin + layer.nout));",
  wide: "const range = 4 * Math.sqrt(6 / (layer.nin + layer.nout));",
};

export function code({ depth, initialization }: State): string {
  const redraw =
    initialization === "lecture"
      ? ""
      : `
    ${ranges[initialization]}
    layer.w = layer.w.map((row) => row.map((w) => 2 * range * w));
    layer.b = layer.b.map(() => 0);`;
  return `// How much of the gradient arrives at each of ${depth} layers, before the first step: mean |dw| over 20 seeds.
import { Layer, random, seed } from "kobai/lecture";

const depth = ${depth};
const arrived: number[] = new Array(depth).fill(0);
for (let n = 0; n < 20; n++) {
  seed(n);
  const rows = Array.from({ length: 100 }, () => {
    const x = [random(), random(), random()];
    return { x, y0: [Math.sqrt((x[0] ** 2 + x[1] ** 2 + x[2] ** 2) / 3)] };
  });
  const layers = Array.from({ length: depth }, (_, i) => {
    const layer = new Layer(3, i === depth - 1 ? 1 : 3);${redraw}
    return layer;
  });
  for (const { x, y0 } of rows) {
    layers.reduce((values, layer) => layer.forward(values), x);
    layers.reduceRight((delta, layer) => layer.backward(delta), layers[depth - 1].mseLoss(y0));
  }
  layers.forEach(({ dw }, i) => {
    const sizes = dw.flat().map(Math.abs);
    arrived[i] += sizes.reduce((a, b) => a + b) / sizes.length / 20;
  });
}
console.log(JSON.stringify(arrived));
`;
}
