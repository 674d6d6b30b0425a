// Data that has passed every check against one network, but for what it says of itself: what the two machines read.
import type { Floats } from "../network/parameters.js";

/** Shapes  inputs [rows][inputSize] (already scaled), targets [rows][outputSize] (labels one-hot), weights [rows] */
export interface PreparedData {
  readonly rows: number;
  readonly inputs: Floats;
  readonly targets: Floats;
  readonly weights?: Floats;
  /** Whether the rows have a class, so that an output is right or wrong. */
  readonly classes: boolean;
  /** Nobody has looked yet whether all inputs are finite: a machine does so before its first step, while it reads them
   * (`checkInputs`). */
  readonly unseen?: true;
}

/** The same of rows that are not all in memory. */
export interface PreparedSource {
  readonly rows: number;
  readonly classes: boolean;
  readonly weighted: boolean;
  /** The share of inputs that are not 0, as `density` finds it in data in memory. */
  readonly density: number;
  /** The rows of these numbers in this order, without numbers all in their own, in chunks of any size. */
  read(order?: Uint32Array): AsyncIterable<PreparedData>;
}

export type PreparedRows = PreparedData | PreparedSource;

export const isInMemory = (data: PreparedRows): data is PreparedData => "inputs" in data;

export const isWeighted = (data: PreparedRows): boolean =>
  isInMemory(data) ? data.weights !== undefined : data.weighted;
