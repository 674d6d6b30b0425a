import { type Dataset, evaluate, predictor, weightsHash } from "kobai";
import { describe, expect, test } from "vitest";
import { parse } from "../../../url-state.js";
import { jobs } from "../jobs.js";
import { type State, schema } from "../state.js";
import { answersOf, classOf, commonest, confusionOf } from "./answers.js";
import type { Moment } from "./moment.js";
import { planeOf } from "./plane.js";
import { type GivenName, points } from "./points.js";
import { type Setup, setupOf } from "./setup.js";
import { givenSource } from "./source.js";

/** What the library itself says of rows with classes. */
const judged = ({ untrained, options }: Setup, data: Dataset, parameters = untrained.parameters) =>
  evaluate({ ...untrained, parameters }, { ...data, labels: data.labels! }, { loss: options.loss! });

const signal = new AbortController().signal;
const tell = () => {};

function asked(changes: Partial<State>) {
  const state = { ...parse(schema, "playground", ""), ...changes };
  const source = givenSource(state.data as GivenName);
  return { setup: setupOf(state, source), plane: planeOf(source), epoch: state.epoch, known: 0 };
}
const ask = (changes: Partial<State>, known = 0): Promise<Moment> =>
  jobs.moment({ ...asked(changes), known }, { signal, tell });

describe("the data", () => {
  test("lie where they should", () => {
    const radius = ([x, y]: readonly number[]) => Math.hypot(x, y);
    const circles = points("circles");
    expect(circles.rows.map((row) => Number(radius(row) < 0.56))).toEqual(circles.answers);
    const xor = points("xor");
    expect(xor.rows.map(([x, y]) => Number(x * y < 0))).toEqual(xor.answers);
    const spiral = points("spiral");
    for (const { rows } of [circles, xor, spiral])
      for (const value of rows.flat()) expect(Math.abs(value)).toBeLessThanOrEqual(1);
    expect(spiral.answers).toHaveLength(300);
  });

  test("of Pythagoras are the lecture's: Python's random numbers from seed 0, and their root mean square", () => {
    const { rows, answers } = points("pythagoras");
    expect(rows[0]).toEqual([0.8444218515250481, 0.7579544029403025, 0.420571580830845]);
    const [x1, x2, x3] = rows[99];
    expect(answers[99]).toEqual([Math.hypot(x1, x2, x3) / Math.sqrt(3)].map((y) => expect.closeTo(y, 14)));
  });

  test("are the same each time, and three tenths are set aside", () => {
    expect(points("spiral")).toEqual(points("spiral"));
    const { train, test } = asked({}).setup;
    expect([train.labels?.length, test.labels?.length]).toEqual([210, 90]);
  });
});

describe("a moment", () => {
  test("has the scores that `evaluate` finds, and only those that were not known", async () => {
    const { setup } = asked({});
    const first = await ask({ epoch: 0 });
    const { loss, accuracy } = await judged(setup, setup.train);
    expect(first.scores).toHaveLength(1);
    expect(first.scores[0].train).toEqual({ loss, accuracy });
    const later = await ask({ epoch: 12 });
    expect(later.scores).toHaveLength(13);
    const after = await judged(setup, setup.test, later.parameters);
    expect(later.scores[12].test).toEqual({ loss: after.loss, accuracy: after.accuracy });
    expect((await ask({ epoch: 12 }, 10)).scores).toEqual(later.scores.slice(10));
  });

  test("gives the squared error per row", async () => {
    const { scores } = await ask({ data: "pythagoras", loss: "squared-error", epoch: 0 });
    const mean = await ask({ data: "pythagoras", loss: "mean-squared-error", epoch: 0 });
    expect(scores[0].test.loss).toBeCloseTo(mean.scores[0].test.loss, 12);
  });

  // central differences of the mean loss over the same rows
  test("has the gradient that a nudge of each weight finds", async () => {
    const changes: Partial<State> = { layers: [{ size: 2, activation: "tanh" }], epoch: 3 };
    const { setup } = asked(changes);
    const { gradients, parameters } = await ask(changes);
    const rows = Array.from({ length: 50 }, (_, i) => Math.floor((i * 210) / 50));
    const some = {
      inputs: Float64Array.from(
        rows.flatMap((row) => [...setup.train.inputs.subarray(2 * row, 2 * row + 2)]),
      ),
      labels: Uint8Array.from(rows, (row) => setup.train.labels![row]),
    };
    const wide = parameters.map(({ weights, bias }) => ({
      weights: Float64Array.from(weights),
      bias: Float64Array.from(bias),
    }));
    const lossAt = async () =>
      (await evaluate({ ...setup.untrained, parameters: wide }, some, { loss: "binary-cross-entropy" })).loss;
    for (const [layer, { weights }] of wide.entries()) {
      let size = 0;
      for (let w = 0; w < weights.length; w++) {
        const kept = weights[w];
        weights[w] = kept + 1e-5;
        const above = await lossAt();
        weights[w] = kept - 1e-5;
        size += Math.abs(above - (await lossAt())) / 2e-5 / weights.length;
        weights[w] = kept;
      }
      expect(gradients[layer]).toBeCloseTo(size, 7);
    }
  });

  test("paints each point of the plane with the answer that the network gives there, from the top left", async () => {
    const { setup, plane } = asked({});
    const { picture, parameters } = await ask({});
    const model = { ...setup.untrained, parameters };
    const side = plane!.side;
    expect(picture).toHaveLength(side * side);
    const answer = await predictor(model);
    const middle = (i: number) => -1 + (2 * (i + 0.5)) / side;
    for (const [row, column] of [
      [0, 0],
      [0, side - 1],
      [side - 1, 3],
    ])
      expect(picture![row * side + column]).toBeCloseTo(2 * answer([middle(column), -middle(row)])[0] - 1, 6);
  });

  test("says of every row what is wanted and what is answered, and counts as the library does", async () => {
    const { setup } = asked({ epoch: 5 });
    const { answers, parameters, scores } = await ask({ epoch: 5 });
    const rows = answersOf(setup, answers);
    expect(rows).toHaveLength(300);
    const counts = confusionOf(
      rows.filter((row) => row.test),
      2,
    );
    const { confusion } = await judged(setup, setup.test, parameters);
    expect(counts).toEqual(confusion);
    expect((counts[0][0] + counts[1][1]) / 90).toBe(scores[5].test.accuracy);
    expect(commonest(rows)).toBe(0.5);
    expect([[0.2], [0.8], [0.1, 0.7, 0.2]].map(classOf)).toEqual([0, 1, 1]);
  });

  test("is the same whatever was asked between", async () => {
    const hash = async (epoch: number) => {
      const { setup } = asked({});
      return weightsHash({ ...setup.untrained, parameters: (await ask({ epoch })).parameters });
    };
    const first = await hash(7);
    await ask({ seed: 2, epoch: 3 });
    await ask({ epoch: 60 });
    expect(await hash(7)).toBe(first);
  });
});
