// What is to be learned of a table needs several looks at all of its rows, which may not all be in memory.
import type { Block, Table } from "../table/table.js";

/** Each visitor that is yielded wants to see all blocks, in their order, before the next. */
export type Passes<Result> = Generator<(block: Block) => void, Result, void>;

/** Over a table in memory. */
export function passOver<Result>({ blocks }: Table, passes: Passes<Result>): Result {
  for (;;) {
    const { done, value } = passes.next();
    if (done) return value;
    for (const block of blocks) value(block);
  }
}

/** Over blocks that are read anew for each pass. */
export async function passOverStored<Result>(
  blocks: () => AsyncIterable<Block>,
  passes: Passes<Result>,
): Promise<Result> {
  for (;;) {
    const { done, value } = passes.next();
    if (done) return value;
    for await (const block of blocks()) value(block);
  }
}
