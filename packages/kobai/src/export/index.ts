// `kobai/export`: a trained model as a file for other machines, with its scaling, its names and a self-test inside.

export type { NamedRowOptions } from "./description.js";
export { toOnnx } from "./onnx/index.js";
export { toC } from "./text/c.js";
export { toJava } from "./text/java.js";
export { toJavaScript } from "./text/javascript.js";
export { toPython } from "./text/python.js";
