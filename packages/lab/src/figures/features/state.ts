// What of the figure stands in the address: what is learned, how many hidden nodes there are, the seed, the point that is
// asked about, and the nodes that are silenced.
import { integer, list, oneOf, real, text, type Values } from "../../url-state.js";
import { tasks } from "./model.js";

export const inputField = real(0, 1, 0);

export const schema = {
  task: oneOf(tasks, "disc"),
  hidden: integer(1, 6, 4),
  seed: integer(0, 9999, 0),
  x: list(inputField, { initial: [0.5, 0.5] }),
  /** Their numbers, counted from 1. */
  silent: text(/1?2?3?4?5?6?/, ""),
};

export type State = Values<typeof schema>;

/** The silenced among so many nodes, counted from 0. */
export const silentNodes = (silent: string, hidden: number): ReadonlySet<number> =>
  new Set([...silent].map((digit) => Number(digit) - 1).filter((node) => node < hidden));

export function toggled(silent: string, node: number): string {
  const digit = String(node + 1);
  const rest = [...silent].filter((one) => one !== digit);
  return [...rest, ...(rest.length < silent.length ? [] : [digit])].sort().join("");
}
