// Rows on their way into a machine: those that an order names, one behind the other.
import type { Floats } from "../network/parameters.js";
import type { PreparedData } from "./prepared.js";

/** Where rows go. Shapes: inputs [rows][inputSize], targets [rows][outputSize], weights [rows] where data have them. */
export type RowRoom = Pick<PreparedData, "inputs" | "targets" | "weights">;

export function copyRows(data: PreparedData, order: Uint32Array, to: RowRoom): void {
  copyPart(data.inputs, data.rows, order, to.inputs);
  copyPart(data.targets, data.rows, order, to.targets);
  if (data.weights && to.weights) copyPart(data.weights, data.rows, order, to.weights);
}

/** Below so many numbers a loop beats making a view of the row. */
const shortRow = 48;

function copyPart(from: Floats, rows: number, order: Uint32Array, to: Floats): void {
  const size = from.length / rows;
  for (let i = 0; i < order.length; i++) {
    const start = order[i] * size;
    if (size >= shortRow) to.set(from.subarray(start, start + size), i * size);
    else for (let j = 0; j < size; j++) to[i * size + j] = from[start + j];
  }
}
