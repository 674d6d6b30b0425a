// The network as a program: what "copy as code" hands over. Where layers do not fit it stops with the library's error,
// as the figure does.
import { run, sizesOf } from "./model.js";
import type { State } from "./state.js";

export function code({ layers, mode }: State): string {
  const sizes = sizesOf(layers);
  const made = sizes.map(({ nin, nout }) => `  new Layer(${nin}, ${nout}),`).join("\n");
  const [x] = run(sizes).values;
  const last = sizes[sizes.length - 1].nout;
  const inference = `import { Layer, seed } from "kobai/lecture";

seed(0);
const layers = [
${made}
];
const x = [${x.join(", ")}];
console.log("answer", ...layers.reduce((values, layer) => layer.forward(values), x));
`;
  return mode === "inference" ? inference : `${inference}${training(last)}`;
}

const training = (last: number) => `
// one step of training, on this input and answers that are wanted
const y0 = [${new Array(last).fill(1).join(", ")}];
layers.reduceRight((delta, layer) => layer.backward(delta), layers[layers.length - 1].mseLoss(y0));
for (const layer of layers) layer.update(0.1);
console.log("after a step", ...layers.reduce((values, layer) => layer.forward(values), x));
`;
