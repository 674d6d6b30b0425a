// What the compiler makes of a network, for people: where everything lies, how long each kernel is, and its text.
import type { Network } from "../network/network.js";
import { decodeModule } from "./decode/module.js";
import { moduleText } from "./decode/text.js";
import { encodeModule } from "./encode/module.js";
import type { PanelGroup } from "./panels.js";
import { tooMuchForTiny } from "./path.js";
import type { ForwardPlan, LayerPlan } from "./plan.js";
import { runnerFunctions, runnerPlan } from "./runner.js";

export interface KernelDescription {
  /** Two tables: where the arrays of each layer lie, and how many bytes each function has. */
  readonly plan: string;
  /** The module in the WebAssembly text format. */
  readonly text: string;
}

/** The module that predicts with this network.
 *
 * Throws  "compile/too-large"
 */
export function describeKernels(network: Network): KernelDescription {
  const plan = runnerPlan(network);
  const bytes = encodeModule({
    memoryPages: plan.pages,
    functions: runnerFunctions(plan),
    exports: ["predict"],
  });
  const parts = [
    `${heading(plan)}\n${training(network)}`,
    table(layerRows(plan)),
    table(functionRows(bytes)),
  ];
  return { plan: parts.join("\n\n"), text: moduleText(bytes) };
}

function heading({ lanes, capacity, pages }: ForwardPlan): string {
  return `${lanes.precision}, ${lanes.count} numbers in a vector; ${capacity} rows a call; ${pages * 64} KiB of memory`;
}

/** What the choice of a path says before anything is known of the data. */
function training(network: Network): string {
  const reason = tooMuchForTiny({ network, clipNorm: undefined });
  return reason === undefined
    ? "trains on the tiny path: all parameters in locals, rows in lanes; with clipping on the dense path"
    : `trains on the dense path, where most inputs are 0 on the sparse path; not on the tiny path: ${reason}`;
}

/** So many panels of so many columns. */
function panelText(panels: readonly PanelGroup[], count: number): string {
  return panels.map((group) => `${group.panels} × ${group.vectors * count}`).join(" + ");
}

/** An array by its first byte and the one behind its last. */
const span = (start: number, bytes: number): string => `${start}–${start + bytes}`;

function layerRows({ layers, lanes, capacity }: ForwardPlan): string[][] {
  const row = ({
    index,
    inputSize,
    outputSize,
    activation,
    kernel,
    panels,
    columns,
    ...at
  }: LayerPlan): string[] => [
    `dense${index + 1}`,
    `${inputSize} → ${outputSize}`,
    activation,
    kernel,
    panelText(panels, lanes.count),
    span(at.weights, columns * inputSize * lanes.size),
    span(at.bias, columns * lanes.size),
    span(at.z, at.rowBytes * capacity),
    at.y === at.z ? "over z" : span(at.y, at.rowBytes * capacity),
    at.reason,
  ];
  return [
    ["layer", "sizes", "activation", "kernel", "panels", "weights", "bias", "z", "y", "why"],
    ...layers.map(row),
  ];
}

function functionRows(bytes: Uint8Array): string[][] {
  const { functions } = decodeModule(bytes);
  const rows = functions.map(({ name, size, instructions }) => [name, `${size}`, `${instructions.length}`]);
  return [["function", "bytes", "instructions"], ...rows, ["the whole module", `${bytes.length}`, ""]];
}

/** Cells under one another. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]))
      .join("  ")
      .trimEnd();
  return rows.map(line).join("\n");
}
