// `kobai/compile`: the compiler's work laid open, for `kobai inspect --kernels`.
export { describeKernels, type KernelDescription } from "./describe.js";
