import { type EpochRecord, fit, weightsHash } from "kobai";
import { expect, test } from "vitest";
import { parse } from "../../../url-state.js";
import { type State, schema } from "../state.js";
import type { GivenName } from "./points.js";
import { setupOf } from "./setup.js";
import { givenSource } from "./source.js";
import { type Reached, Training } from "./training.js";

const setupFor = (changes: Partial<State>) => {
  const state = { ...parse(schema, "playground", ""), ...changes };
  return setupOf(state, givenSource(state.data as GivenName));
};
const timeless = ({ seconds, ...record }: EpochRecord) => record;
const historyOf = ({ history }: Reached) => history.map(timeless);

// one uninterrupted call of `fit` is the oracle: nothing of it is kept, resumed or told to wait
async function uninterrupted(changes: Partial<State>, epochs: number) {
  const { untrained, train, test, options } = setupFor(changes);
  const { model, history } = await fit(untrained, train, { ...options, epochs, validation: test });
  return { hash: await weightsHash(model), history: history.epochs.map(timeless) };
}

const kinds: [string, Partial<State>][] = [
  ["gradient descent", {}],
  [
    "Adam, whose moments go along",
    { data: "spiral", optimizer: "adam", rate: 0.01, layers: [{ size: 3, activation: "relu" }] },
  ],
  ["momentum on numbers", { data: "pythagoras", optimizer: "momentum", loss: "squared-error", batch: 7 }],
];
test.each(kinds)("an epoch come back to has the bits it had first, with %s", async (_, changes) => {
  const training = new Training(setupFor(changes));
  const seen = new Map<number, string>();
  for (const epoch of [1, 2, 3, 50, 51, 99, 120]) {
    const reached = await training.at(epoch);
    expect(reached.epoch).toBe(epoch);
    seen.set(epoch, await weightsHash(reached.model));
  }
  for (const epoch of [2, 120, 51, 3, 99, 50, 1]) {
    const again = await training.at(epoch);
    expect(await weightsHash(again.model)).toBe(seen.get(epoch));
    const alone = await uninterrupted(changes, epoch);
    expect(seen.get(epoch)).toBe(alone.hash);
    expect(historyOf(again)).toEqual(alone.history);
  }
  training.close();
});

test("before the first epoch it is untrained, and another seed is another network", async () => {
  const [one, other] = [1, 2].map((seed) => new Training(setupFor({ seed })));
  const hash = async (training: Training, epoch: number) => weightsHash((await training.at(epoch)).model);
  expect((await one.at(0)).history).toEqual([]);
  expect(await hash(one, 0)).toBe(await weightsHash(one.setup.untrained));
  expect(await hash(one, 0)).not.toBe(await hash(other, 0));
  expect(await hash(one, 5)).not.toBe(await hash(other, 5));
  expect(await hash(new Training(setupFor({ seed: 1 })), 5)).toBe(await hash(one, 5));
});

const steep: Partial<State> = {
  layers: [{ size: 4, activation: "identity" }],
  rate: 10,
};

test("where the loss stops being a number it ends, in the same epoch whichever way it is come to", async () => {
  const [jumping, walking] = [new Training(setupFor(steep)), new Training(setupFor(steep))];
  const end = await jumping.at(500);
  expect(end.epoch).toBeLessThan(500);
  expect(end.diverged?.learningRate).toBe(10);
  const { parameters } = end.model;
  expect(parameters.every(({ weights, bias }) => [...weights, ...bias].every(Number.isFinite))).toBe(true);
  for (let epoch = 1; epoch < end.epoch; epoch++) expect((await walking.at(epoch)).diverged).toBeUndefined();
  const walked = await walking.at(end.epoch);
  expect({ ...walked, history: historyOf(walked) }).toEqual({ ...end, history: historyOf(end) });
  expect(await walking.at(9000)).toBe(walked);
  expect((await walking.at(end.epoch - 1)).epoch).toBe(end.epoch - 1);
});

test("one that is told to stop says so, and can be asked again", async () => {
  const training = new Training(setupFor({}));
  const stop = new AbortController();
  const reason = new Error("enough");
  const onEpoch = (epoch: number) => epoch === 5 && stop.abort(reason);
  await expect(training.at(9999, { signal: stop.signal, onEpoch })).rejects.toBe(reason);
  expect(await weightsHash((await training.at(12)).model)).toBe((await uninterrupted({}, 12)).hash);
  training.close();
});

test.each([
  ["first", 0],
  ["last", 1],
])("one that asked %s and is told to stop leaves the way to the other", async (_, stopped) => {
  const training = new Training(setupFor({}));
  const stop = new AbortController();
  const both = [0, 1].map((i) => training.at(40, i === stopped ? { signal: stop.signal } : {}));
  stop.abort(new Error("enough"));
  await expect(both[stopped]).rejects.toThrow("enough");
  const { model } = await both[1 - stopped];
  expect(await weightsHash(model)).toBe((await uninterrupted({}, 40)).hash);
  training.close();
});
