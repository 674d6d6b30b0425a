// What is made of rows on demand beside the training: split, scaling and evaluation, against the same rows in memory.

import { describe, expect, it } from "vitest";
import {
  type DataSource,
  type Dataset,
  dense,
  evaluate,
  minmaxScaling,
  network,
  sourceScaling,
  split,
  splitSource,
  standardScaling,
} from "../../src/index.js";
import { Chance } from "./jobs.js";

const rows = 501;
const inputSize = 3;
const chance = new Chance(9);
const inputs = Float64Array.from({ length: rows * inputSize }, () => chance.between(-5, 1e6));
const labels = Uint8Array.from({ length: rows }, (_, row) => (row * 5) % 4);
const targets = Float64Array.from({ length: 2 * rows }, () => chance.between(-1, 1));

/** The rows in chunks of 64. */
function onDemand(data: Dataset): DataSource {
  const pick = <Values extends Float64Array | Uint8Array>(values: Values, some: Uint32Array): Values => {
    const size = values.length / rows;
    const picked = new (values.constructor as new (length: number) => Values)(some.length * size);
    some.forEach((row, i) => {
      picked.set(values.subarray(row * size, (row + 1) * size), i * size);
    });
    return picked;
  };
  return {
    rows,
    async *read(numbers = Uint32Array.from({ length: rows }, (_, row) => row)) {
      for (let from = 0; from < numbers.length; from += 64) {
        const some = numbers.subarray(from, from + 64);
        const parts = Object.entries(data).map(([part, values]) => [part, pick(values, some)]);
        yield Object.fromEntries(parts) as Dataset;
      }
    },
  };
}

async function gathered(source: DataSource): Promise<{ inputs: number[]; labels: number[] }> {
  const all = { inputs: [] as number[], labels: [] as number[] };
  for await (const chunk of source.read()) {
    all.inputs.push(...chunk.inputs);
    all.labels.push(...chunk.labels!);
  }
  return all;
}

describe("rows on demand", () => {
  it("are split as rows in memory, class by class", async () => {
    const options = { share: 0.3, seed: 7 };
    const memory = split({ inputs, labels }, { ...options, inputSize });
    const sources = await splitSource(onDemand({ inputs, labels }), options);
    for (const [i, source] of sources.entries()) {
      expect(source.rows).toBe(memory[i].labels!.length);
      expect(await gathered(source)).toEqual({
        inputs: [...memory[i].inputs],
        labels: [...memory[i].labels!],
      });
    }
  });

  it("have the scaling of rows in memory, to the bit", async () => {
    const source = onDemand({ inputs, targets });
    const of = (kind: "standard" | "minmax", part: "inputs" | "targets", size: number) =>
      sourceScaling(source, { kind, part, size });
    expect(await of("standard", "inputs", inputSize)).toEqual(standardScaling(inputs, inputSize));
    expect(await of("minmax", "inputs", inputSize)).toEqual(minmaxScaling(inputs, inputSize));
    expect(await of("standard", "targets", 2)).toEqual(standardScaling(targets, 2));
  });

  it("name the row of a number that is none, among all", async () => {
    const bad = inputs.slice();
    bad[300 * inputSize + 1] = Number.NaN;
    const scaling = sourceScaling(onDemand({ inputs: bad, targets }), {
      kind: "standard",
      part: "inputs",
      size: 3,
    });
    await expect(scaling).rejects.toThrow(
      "scaling: expected finite numbers, got NaN in row 300, column 1 (counted from 0). Fill or drop that row.",
    );
  });

  it("are judged as rows in memory, to the bit", async () => {
    const scaling = standardScaling(inputs, inputSize);
    const classifier = { ...network({ inputSize, seed: 1 }, [dense(4, "softmax")]), scaling };
    expect(await evaluate(classifier, onDemand({ inputs, labels }))).toEqual(
      await evaluate(classifier, { inputs, labels }),
    );
    const regression = { ...network({ inputSize, seed: 2 }, [dense(2, "identity")]), scaling };
    expect(await evaluate(regression, onDemand({ inputs, targets }))).toEqual(
      await evaluate(regression, { inputs, targets }),
    );
  });
});
