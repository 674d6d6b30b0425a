import fc from "fast-check";
import type { DataSource, Dataset } from "kobai";
import { describe, expect, test } from "vitest";
import { failureLater, utf8 } from "../../test/failure.js";
import { readCsv } from "../csv/read.js";
import { encode } from "../encode/encode.js";
import { encodeFor } from "../encode/encode-for.js";
import type { EncodeOptions } from "../encode/learn.js";
import { encodeSpooled, encodeSpooledFor } from "./source.js";
import { Spool, type SpooledTable, type SpoolFile } from "./spool.js";

/** Files in memory, of which it is known how many are open. */
function files() {
  const state = { opened: 0, open: 0 };
  const open = async (): Promise<SpoolFile> => {
    state.opened++;
    state.open++;
    let bytes = new Uint8Array();
    return {
      async write(part, at) {
        const grown = new Uint8Array(Math.max(bytes.length, at + part.length));
        grown.set(bytes);
        grown.set(part, at);
        bytes = grown;
      },
      async read(into, at) {
        expect(at + into.length).toBeLessThanOrEqual(bytes.length);
        into.set(bytes.subarray(at, at + into.length));
      },
      async close() {
        state.open--;
      },
    };
  };
  return { state, open };
}

async function spooled(text: string, memory: number, { open } = files()): Promise<SpooledTable> {
  const { blocks, ...shape } = readCsv(utf8(text), { name: "t.csv" });
  const spool = new Spool({ memory, open });
  for (const block of blocks) await spool.add(block);
  return { ...shape, spool };
}

/** Few and many different numbers, texts, empty cells. */
function text(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) =>
    [i % 7, i * 1.37, i % 11 === 0 ? "" : (i * 7919) % 5003, `c${i % 9}`, "ab"[i % 2]].join(),
  );
  return `small,many,holes,name,y\n${lines.join("\n")}\n`;
}

async function all(source: DataSource, rows?: Uint32Array): Promise<Pick<Dataset, "inputs" | "labels">> {
  const inputs: number[] = [];
  const labels: number[] = [];
  for await (const chunk of source.read(rows)) {
    for (const value of chunk.inputs) inputs.push(value);
    labels.push(...chunk.labels!);
  }
  return { inputs: Float64Array.from(inputs), labels: Uint32Array.from(labels) };
}

/** The first place where two arrays differ, in their length too; −1 where none does. */
function differing(a: ArrayLike<number>, b: ArrayLike<number>): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) if (!Object.is(a[i], b[i])) return i;
  return -1;
}

const storage = [
  ["in memory", 2 ** 30],
  ["in a file", 0],
] as const;

describe.each(storage)("a spool %s", (_, memory) => {
  test.each<EncodeOptions>([{ missing: "mean" }, { missing: "drop" }])(
    "gives with %j what encode makes of the table in memory",
    async (options) => {
      const rows = 9001;
      const { dataset, ...learned } = encode(readCsv(utf8(text(rows)), { name: "t.csv" }), options);
      const { source, ...spooledLearned } = await encodeSpooled(await spooled(text(rows), memory), options);
      expect(spooledLearned).toEqual(learned);
      expect(source.rows).toBe(rows - learned.dropped);
      const { inputs, labels } = await all(source);
      expect(differing(inputs, dataset.inputs)).toBe(-1);
      expect(differing(labels!, dataset.labels!)).toBe(-1);
    },
  );

  test("gives number targets of more different values than have codes", async () => {
    const cells = Array.from({ length: 5000 }, (_, i) => (i % 7 === 0 ? 0.5 : i / 8));
    const lines = `x,y\n${cells.map((cell, i) => `${i % 13},${cell}\n`).join("")}`;
    const { source } = await encodeSpooled(await spooled(lines, memory));
    const order = Uint32Array.from(cells, (_, i) => (i * 4999) % 5000);
    const targets: number[] = [];
    for await (const chunk of source.read(order)) targets.push(...chunk.targets!);
    expect(targets).toEqual([...order].map((row) => cells[row]));
  });

  test("gives rows in any order, some of them or all", { timeout: 60_000 }, async () => {
    const { open, state } = files();
    const { dataset } = encode(readCsv(utf8(text(3001)), { name: "t.csv" }), { missing: "mean" });
    const { source } = await encodeSpooled(await spooled(text(3001), memory, { open, state }), {
      missing: "mean",
    });
    const size = dataset.inputs.length / 3001;
    const orders = fc.shuffledSubarray([...Array(3001).keys()]);
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const { inputs, labels } = await all(source, Uint32Array.from(order));
        expect([...labels!]).toEqual(order.map((row) => dataset.labels![row]));
        const wanted = new Float64Array(order.length * size);
        order.forEach((row, i) => {
          wanted.set(dataset.inputs.subarray(row * size, (row + 1) * size), i * size);
        });
        expect(differing(inputs, wanted)).toBe(-1);
      }),
      { seed: 20261125, numRuns: 8 },
    );
    expect(state.open).toBe(memory === 0 ? 1 : 0);
    expect(state.opened).toBeGreaterThanOrEqual(memory === 0 ? 2 : 0);
  });

  test("gives a part of its rows, in turn and in any order", async () => {
    const table = await spooled(text(9001), memory);
    const { source } = await encodeSpooled(table, { missing: "drop" });
    const labels = [...(await all(source)).labels!];
    const sides = Uint8Array.from(labels, (_, i) => Number(i % 3 === 1));
    for (const side of [0, 1] as const) {
      const part = source.part!(sides, side);
      const wanted = labels.filter((_, i) => sides[i] === side);
      expect(part.rows).toBe(wanted.length);
      expect([...(await all(part)).labels!]).toEqual(wanted);
      const order = Uint32Array.from(wanted, (_, i) => wanted.length - 1 - i);
      expect([...(await all(part, order)).labels!]).toEqual(wanted.toReversed());
      expect([...(await all(part, Uint32Array.of(2, 7, 1000))).labels!]).toEqual(
        [2, 7, 1000].map((i) => wanted[i]),
      );
    }
  });

  test("gives a model that exists what encodeFor makes of the table in memory", async () => {
    const { blocks, ...shape } = readCsv(utf8(text(9001)), { name: "t.csv" });
    const { columns, labels } = encode({ ...shape, blocks }, { missing: "mean" });
    const options = { columns, labels, requireTarget: true };
    const dataset = encodeFor({ ...shape, blocks }, options);
    const source = encodeSpooledFor(await spooled(text(9001), memory), options);
    const got = await all(source);
    expect(differing(got.inputs, dataset.inputs)).toBe(-1);
    expect(differing(got.labels!, dataset.labels!)).toBe(-1);
  });

  test("refuses what encode refuses, before any row is used", async () => {
    const table = await spooled("x,y\n1,a\noops,b\n2,a\n", memory);
    expect((await failureLater(() => encodeSpooled(table))).message).toBe(
      't.csv, line 3, column x: expected a number, got "oops". Correct it or remove the row.',
    );
  });
});

test("a spool opens a file once its blocks are too many, and says how large it is", async () => {
  const { open, state } = files();
  const few = await spooled(text(100), 2 ** 20, { open, state });
  expect([few.spool.bytes, state.opened]).toEqual([0, 0]);
  const many = await spooled(text(100), 100, { open, state });
  expect(many.spool.bytes).toBeGreaterThan(100);
  expect(state.opened).toBe(1);
  await many.spool.close();
  expect(state.open).toBe(0);
});

test("a shuffle that is left early closes its file", async () => {
  const { open, state } = files();
  const { source } = await encodeSpooled(await spooled(text(9001), 0, { open, state }), { missing: "mean" });
  for await (const _ of source.read(Uint32Array.of(5, 3, 4))) break;
  expect(state.open).toBe(1);
});
