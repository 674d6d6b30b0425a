import { afterEach, expect, it } from "vitest";
import type { PreparedData, PreparedSource } from "../data/prepared.js";
import { rowReader } from "../data/rows.js";
import { KobaiError } from "../errors.js";
import { borrowedRows, type LentRows, lendRows } from "./lent-rows.js";

const open: { close(): void }[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** Ten rows of two inputs, three at a time; fails at a row, if one is given. */
function source(badRow = Number.POSITIVE_INFINITY) {
  const ends: number[] = [];
  async function* read(order = Uint32Array.from({ length: 10 }, (_, row) => row)) {
    let at = 0;
    try {
      for (; at < order.length; at += 3) {
        if (at > badRow) throw new KobaiError("source/rows", { got: at }, "told");
        yield chunk(order.subarray(at, at + 3));
      }
    } finally {
      ends.push(at);
    }
  }
  return { ends, source: { rows: 10, classes: false, weighted: false, density: 1, read } as PreparedSource };
}

const chunk = (rows: Uint32Array): PreparedData => ({
  rows: rows.length,
  inputs: Float32Array.from({ length: 2 * rows.length }, (_, i) => 2 * rows[i >> 1] + (i % 2)),
  targets: Float32Array.from(rows, (row) => -row),
  classes: false,
});

function lent(of: PreparedSource) {
  const made = lendRows(of);
  open.push(made.lent.port);
  return { ...made, rows: borrowedRows(made.lent as LentRows) };
}

it("rows that a page lends come in the order that the machine asks for", async () => {
  const { rows } = lent(source().source);
  expect([rows.rows, rows.classes, rows.weighted, rows.density]).toEqual([10, false, false, 1]);
  const reader = rowReader(rows);
  const order = Uint32Array.of(9, 0, 5, 7, 2);
  const room = () => ({ inputs: new Float32Array(4), targets: new Float32Array(2) });
  const [first, second, again] = [room(), room(), room()];
  await reader.bring(order, { from: 0, count: 2 }, first);
  await reader.bring(order, { from: 2, count: 2 }, second);
  await reader.bring(order, { from: 1, count: 2 }, again);
  expect([[...first.targets], [...second.targets], [...again.targets]]).toEqual([
    [-9, -0],
    [-5, -7],
    [-0, -5],
  ]);
  expect([...second.inputs]).toEqual([10, 11, 14, 15]);
  await reader.close();
});

it("what reading them fails with arrives as the error that it is", async () => {
  const { rows } = lent(source(4).source);
  const failed = async () => {
    for await (const _ of rows.read());
  };
  await expect(failed()).rejects.toMatchObject({ code: "source/rows", fields: { got: 6 }, message: "told" });
});

it("a page that takes them back ends the reading", async () => {
  const { source: made, ends } = source();
  const { rows, takeBack } = lent(made);
  await rows.read()[Symbol.asyncIterator]().next();
  expect(ends).toEqual([]);
  await takeBack();
  expect(ends).toEqual([0]);
});
