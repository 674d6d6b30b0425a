import { describe, expect, it, test } from "vitest";
import { partOf } from "../../../kit/diagram/diagram.js";
import { parse } from "../../../url-state.js";
import { activations, lossNames, type State, schema } from "../state.js";
import {
  changed,
  gradientOf,
  nudge,
  type Parameter,
  parameterAt,
  placeOf,
  runOf,
  weightsOf,
} from "./network.js";

const opening = parse(schema, "backprop", "");
const given = (changes: Partial<State>): State => ({ ...opening, ...changes });
const parameters = ({ sizes }: { sizes: readonly number[] }) =>
  sizes
    .slice(1)
    .flatMap((size, joint) =>
      Array.from({ length: size }, (_, to) => [
        ...Array.from({ length: sizes[joint] }, (_, from) => partOf(`w${joint}.${to}.${from}`) as Parameter),
        partOf(`b${joint}.${to}`) as Parameter,
      ]).flat(),
    );

test("weights of the address are the network's, layer by layer, rows first, then biases", () => {
  const weights = [1, 2, 3, 4, 5, -1, -2, -3, -4].map((w) => w / 4);
  const run = runOf(given({ weights, first: 2, outputs: 1 }));
  expect(weightsOf(run.network)).toEqual(weights);
  const at = (id: string) => parameterAt(run, partOf(id) as Parameter);
  expect([at("w0.1.0"), at("b0.1"), at("w1.0.1"), at("b1.0")]).toEqual([0.75, -0.25, -0.75, -1]);
});

test("weights of another network are passed over for the seed's, and that is told", () => {
  const run = runOf(given({ weights: [1, 2] }));
  expect(run.strangeWeights).toBe(true);
  expect(weightsOf(run.network)).toEqual(weightsOf(runOf(opening).network));
});

test("first weights are whole hundredths, other ones for another seed", () => {
  const first = weightsOf(runOf(opening).network);
  expect(first.every((w) => Math.round(100 * w) / 100 === w)).toBe(true);
  expect(weightsOf(runOf(given({ seed: 2 })).network)).not.toEqual(first);
});

test("a changed weight changes nothing else", () => {
  const run = runOf(opening);
  const part = partOf("w1.1.0") as Parameter;
  const next = changed(run, part, 4.5);
  expect(next[placeOf(run, part)]).toBe(4.5);
  expect(next.filter((w, i) => w !== weightsOf(run.network)[i])).toEqual([4.5]);
});

test("for one sigmoid node the gradient is the lecture's 2(y − t)·y(1 − y)·x", () => {
  const one = { first: 0, outputs: 1, weights: [1, 1, 0.5], input: [0.5, 0.25, 0, 0], target: [1, 0] };
  const run = runOf(given(one));
  const y = 1 / (1 + Math.exp(-1.25));
  const delta = 2 * (y - 1) * y * (1 - y);
  expect(gradientOf(run, partOf("w0.0.1") as Parameter)).toBeCloseTo(0.25 * delta, 14);
  expect(gradientOf(run, partOf("b0.0") as Parameter)).toBeCloseTo(delta, 14);
});

describe.each(activations)("with %s", (activation) => {
  test.each(lossNames)("and %s a nudge of every parameter finds its gradient", (loss) => {
    const run = runOf(given({ activation, loss, inputs: 4, first: 4, second: 4, outputs: 2, seed: 3 }));
    for (const part of parameters(run)) {
      const { above, below, slope, agrees } = nudge(run, part);
      expect(slope).toBeCloseTo(gradientOf(run, part), 5);
      expect(slope).toBe((above - below) / 0.002);
      expect(agrees).toBe(true);
    }
  });
});

it("does not agree at the kink of relu, where there is no slope to agree with", () => {
  const kink = {
    activation: "relu",
    first: 0,
    outputs: 1,
    weights: [1, 1, 0],
    input: [1, -1, 0, 0],
  } as const;
  expect(nudge(runOf(given(kink)), partOf("b0.0") as Parameter).agrees).toBe(false);
});
