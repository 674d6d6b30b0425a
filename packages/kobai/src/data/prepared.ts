// Data that has passed every check against one network: what the two machines read.
import type { Floats } from "../network/parameters.js";

/** Shapes  inputs [rows][inputSize] (already scaled), targets [rows][outputSize] (labels one-hot), weights [rows] */
export interface PreparedData {
  readonly rows: number;
  readonly inputs: Floats;
  readonly targets: Floats;
  readonly weights?: Floats;
  /** Whether the rows have a class, so that an output is right or wrong. */
  readonly classes: boolean;
}
