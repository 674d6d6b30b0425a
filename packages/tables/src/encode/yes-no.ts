// Answers that are yes or no, as people write them: what each of several targets may hold to be a label of its own.
import { numberIn } from "../table/numbers.js";

const words: ReadonlyMap<string, 0 | 1> = new Map([
  ["no", 0],
  ["yes", 1],
  ["false", 0],
  ["true", 1],
]);

/** 1 for yes, 0 for no, undefined for anything else. */
export function yesNoIn(text: string): 0 | 1 | undefined {
  const value = numberIn(text);
  return value === 0 || value === 1 ? value : words.get(text.toLowerCase());
}
