// One pass and one update of the class as a program: what "copy as code" hands over.
import { nin, nout, sample } from "./model.js";
import type { State } from "./state.js";

export const code = ({ seed, alpha }: State) => `import { Layer, seed } from "kobai/lecture";

seed(${seed});
const layer = new Layer(${nin}, ${nout});
layer.forward([${sample.x.join(", ")}]);
const dx = layer.backward(layer.mseLoss([${sample.target.join(", ")}]));
console.log("dw", ...layer.dw.flat());
console.log("db", ...layer.db);
console.log("dx", ...dx);
layer.update(${alpha});
console.log("updated", ...layer.w.flat(), ...layer.b);
`;
