// The layer as a program: what "copy as code" hands over.
import { layerOf, sizeOf } from "./model.js";
import type { State } from "./state.js";

export function code(state: State): string {
  const { nin, nout, seed, numbers, x } = state;
  const { w, b } = layerOf(state);
  const own = numbers.length === sizeOf(nin, nout);
  const drawn = `seed(${seed});
const layer = new Layer(${nin}, ${nout});`;
  const given = `const layer = new Layer(${nin}, ${nout});
layer.w = ${JSON.stringify(w)};
layer.b = ${JSON.stringify(b)};`;
  return `import { Layer${own ? "" : ", seed"} } from "kobai/lecture";

${own ? given : drawn}
console.log(layer.forward([${x.slice(0, nin).join(", ")}]).join(" "));
`;
}
