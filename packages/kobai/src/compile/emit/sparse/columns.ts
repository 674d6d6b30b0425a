// The lists of a batch's rows turned into lists of its columns: which samples have an input that is not 0, and what it
// is there. One list per input, each with room for the whole batch; samples ascend in it.
import { advance, define, type FunctionCode, whileBelow } from "../../encode/function.js";
import { i32, memory, op } from "../../encode/instruction.js";
import type { Lanes } from "../lanes.js";
import { entryBytes, partsOf, spanBytes } from "./lists.js";

export interface ColumnLists {
  readonly name: string;
  readonly lanes: Lanes;
  readonly inputSize: number;
  /** From one list to the next. */
  readonly listBytes: number;
}

/** (spans, their end, lists, ends): ends[input] is where the list of that input stops. */
export function emitColumnLists(kernel: ColumnLists): FunctionCode {
  const { name, lanes, inputSize, listBytes } = kernel;
  const parameters = ["i32", "i32", "i32", "i32"] as const;
  return define(name, { parameters }, (f, spans, end, lists, ends) => {
    const [at, list, entry, entryEnd, slot, to, sample] = f.locals("i32", 7);
    const value = f.local(lanes.scalar.type);
    return [
      at.set(ends.get),
      list.set(lists.get),
      whileBelow(
        at,
        op("i32.add", ends.get, i32(inputSize * 4)),
        memory("i32.store", 0, at.get, list.get),
        advance(at, 4),
        advance(list, listBytes),
      ),
      whileBelow(
        spans,
        end.get,
        entry.set(memory("i32.load", 0, spans.get)),
        entryEnd.set(memory("i32.load", 4 * partsOf(inputSize), spans.get)),
        whileBelow(
          entry,
          entryEnd.get,
          slot.set(op("i32.add", ends.get, op("i32.shl", memory("i32.load", 0, entry.get), i32(2)))),
          value.set(lanes.scalar.load(entry.get, 4)),
          to.set(memory("i32.load", 0, slot.get)),
          memory("i32.store", 0, to.get, sample.get),
          lanes.scalar.store(to.get, value.get, 4),
          memory("i32.store", 0, slot.get, op("i32.add", to.get, i32(entryBytes(lanes)))),
          advance(entry, entryBytes(lanes)),
        ),
        advance(sample, 1),
        advance(spans, spanBytes(inputSize)),
      ),
    ];
  });
}
