// What the READMEs say about speed is what the bench measured: docs/bench.json, and nothing else, makes their tables.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { goals } from "../bench/jobs/goals.mjs";
import { jobs } from "../bench/jobs/index.mjs";
import { markdown } from "../bench/report/markdown.mjs";
import { fraction, ratio, significant, time } from "../bench/report/numbers.mjs";
import { published, withTables } from "../bench/report/publish.mjs";
import { median, recordOf } from "../bench/report/record.mjs";
import { root } from "./source-tree.js";

const read = (path: string) => readFileSync(join(root, path), "utf8");

describe("the READMEs' tables", () => {
  test.each([
    ["en", "README.md"],
    ["ja", "README.ja.md"],
  ] as const)("%s: %s shows what docs/bench.json holds", (language, path) => {
    expect(read(path)).toBe(withTables(read(path), language, published()));
  });

  test("come from jobs and contenders that the bench has", () => {
    for (const { job, rows } of published()) {
      const names = jobs.find(({ name }) => name === job)?.contenders.map(({ name }) => name);
      expect(rows.map(({ name }) => name).filter((name) => !names?.includes(name))).toEqual([]);
    }
  });

  test("are refused where a README has no place for them", () => {
    expect(() => withTables("# kobai", "en", [])).toThrow(
      "README: expected the marks <!-- bench: written by npm run bench -- --publish --> and <!-- /bench -->",
    );
  });
});

test.each(goals)("the goal of $ours for $figure of $job names a contender and a figure", (goal) => {
  const job = jobs.find(({ name }) => name === goal.job);
  const names = job?.contenders.map(({ name }) => name);
  expect(names).toContain(goal.ours);
  expect(names).toContain(goal.other);
  expect(job?.figures.map(({ key }) => key)).toContain(goal.figure);
});

describe("a record", () => {
  const [tiny] = jobs.filter(({ name }) => name === "tiny");
  const contender = (name: string) => tiny.contenders.find((each) => each.name === name)!;
  const run = {
    machine: {
      cpu: "a CPU",
      cores: 1,
      memory: 0,
      system: "",
      node: "v20.0.0",
      commit: undefined,
      peak: { simd: 1 },
    },
    rounds: 3,
    date: "2026-01-01",
    all: false,
  };
  const measured = [
    { contender: contender("kobai, f64"), results: [{ seconds: 4, precision: "f64" }] },
    {
      contender: contender("kobai, f32"),
      results: [3, 1, 2].map((seconds) => ({ seconds, precision: "f32" })),
    },
    { contender: contender("PyTorch"), results: [{ seconds: 300, precision: "f32", peakMemory: 7 }] },
  ];
  const whole = recordOf(tiny, { measured, cores: [] }, run);
  const { rows, goals } = whole;

  test("holds the median of the turns", () => {
    expect(rows.map(({ seconds }) => seconds.seconds.median)).toEqual([4, 2, 300]);
  });

  test.each([
    ["en", 3, "kobai is slower than none of them. (a CPU, Node 20.0.0, January 1, 2026; medians of 3 runs)"],
    ["en", 0.001, "kobai is slower than PyTorch. (a CPU, Node 20.0.0, January 1, 2026; medians of 3 runs)"],
    ["ja", 0.001, "kobai のほうが遅い相手: PyTorch。(a CPU、Node 20.0.0、2026年1月1日、3 回の中央値)"],
  ] as const)("tells, in %s, of a peer that takes %d times as long", (language, times, told) => {
    const row = rows[2];
    const record = { ...whole, rows: [rows[1], { ...row, times: { seconds: times } }] };
    expect(
      markdown([{ job: tiny, record }], language)
        .split("\n")
        .at(-1),
    ).toBe(told);
  });

  test.each([
    ["en", " Two threads that share nothing ran 1.80 times as fast as one here. (a CPU"],
    ["ja", "何も共有しない 2 スレッドは、ここでは 1 スレッドの 1.80 倍の速さでした。(a CPU"],
  ] as const)("tells, in %s, what a second core gave", (language, told) => {
    const record = recordOf(tiny, { measured, cores: [1.9, 1.2, 1.8] }, run);
    expect(markdown([{ job: tiny, record }], language)).toContain(told);
  });

  test("compares with ours of the same precision", () => {
    expect(rows.map(({ times }) => times.seconds)).toEqual([1, 1, 150]);
  });

  test("says of each goal whether it is reached, and not of one that was not measured", () => {
    expect(goals.map(({ measured, reached }) => ({ measured, reached }))).toEqual([
      { measured: 2 / 300, reached: true },
      { measured: undefined, reached: false },
      { measured: undefined, reached: false },
    ]);
  });
});

describe("numbers", () => {
  test("the median of an even count is the mean of the middle two", () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  test("have three significant digits, without powers of ten", () => {
    expect([0, 0.00123456, 0.5, 12.345, 1234.5].map(significant)).toEqual([
      "0",
      "0.00123",
      "0.500",
      "12.3",
      "1235",
    ]);
  });

  test("have the unit of their figure", () => {
    expect([time(0.0000021, "µs"), time(0.0644, "ms"), ratio(2.5)]).toEqual(["2.10 µs", "64.4 ms", "2.50 ×"]);
  });

  test("are quotients below one as one says them", () => {
    expect([1 / 130, 1 / 2.8, 1, 1.4].map(fraction)).toEqual(["1/130", "1/2.8", "1", "1.4"]);
  });
});
