import { describe, expect, it } from "vitest";
import type { PreparedData } from "../data/prepared.js";
import type { StepReport, TrainingJob } from "../machine.js";
import { type DenseLayer, dense } from "../network/dense.js";
import type { Network } from "../network/network.js";
import { network } from "../network/network.js";
import { adam, gradientDescent, momentum } from "../optimizer/index.js";
import { randomRow, streams } from "../random.js";
import { dropoutMask } from "./dropout.js";
import { forward, toNetwork64 } from "./forward.js";
import { referenceRunner, referenceTrainer } from "./machine.js";
import { batchGradient } from "./step.js";

/** One layer with the given parameters. */
function oneLayer(layer: DenseLayer, weights: number[], bias: number[]): Network {
  const inputSize = weights.length / bias.length;
  const parameters = [{ weights: Float64Array.from(weights), bias: Float64Array.from(bias) }];
  return { inputSize, seed: 0, layers: [layer], parameters };
}

function prepared(inputs: number[][], targets: number[][], extra: Partial<PreparedData> = {}): PreparedData {
  return {
    rows: inputs.length,
    inputs: Float64Array.from(inputs.flat()),
    targets: Float64Array.from(targets.flat()),
    classes: false,
    ...extra,
  };
}

function job(
  network: Network,
  data: PreparedData,
  more: Partial<TrainingJob<PreparedData>> = {},
): TrainingJob<PreparedData> {
  return {
    network,
    data,
    loss: "squared-error",
    optimizer: gradientDescent({ learningRate: 1 }),
    batchSize: data.rows,
    l2: 0,
    clipNorm: undefined,
    seed: 0,
    precision: "f64",
    ...more,
  };
}

const rates = (...values: number[]) => Float64Array.from(values);
const line = () => oneLayer(dense(1, "identity"), [2], [1]);

describe("the law of arithmetic", () => {
  it("starts each output at its bias and adds w·x for ascending inputs", () => {
    // in any other order 1e16 would swallow the 1, or not: ((1 + 1e16) − 1e16) + 1 = 1
    const z = referenceRunner(oneLayer(dense(1, "identity"), [1e16, -1e16, 1], [1])).logits(
      Float64Array.of(1, 1, 1),
    );
    expect([...z]).toEqual([1]);
  });

  it("adds the gradients of samples in ascending order, from 0", () => {
    const data = prepared([[1e16], [-1e16], [1]], [[-0.5], [-0.5], [-0.5]]);
    const still = toNetwork64(oneLayer(dense(1, "identity"), [0], [0]));
    const { gradients } = batchGradient(still, job(line(), data), { rows: [0, 1, 2] });
    expect([...gradients[0].weights]).toEqual([1]);
    const turned = batchGradient(still, job(line(), data), { rows: [2, 0, 1] });
    expect([...turned.gradients[0].weights]).toEqual([0]);
  });
});

describe("referenceTrainer", () => {
  const seen = (lossSums: number[], correct: number[]): StepReport => ({
    steps: lossSums.length,
    lossSums: Float64Array.from(lossSums),
    correct: Float64Array.from(correct),
  });

  it("adds the losses of a batch for squared-error and averages them for all others", async () => {
    // y = 2x + 1 = 3, 5; errors 1, 2; dW = 2·1·1 + 2·2·2 = 10, db = 2 + 4 = 6
    const data = prepared([[1], [2]], [[2], [3]]);
    const summed = referenceTrainer(job(line(), data));
    expect(await summed.train(0, 0, rates(1))).toEqual(seen([5], [0]));
    const { parameters } = await summed.read();
    expect([...parameters[0].weights, ...parameters[0].bias]).toEqual([2 - 10, 1 - 6]);
    const averaged = referenceTrainer(job(line(), data, { loss: "mean-squared-error" }));
    expect((await averaged.train(0, 0, rates(1))).lossSums).toEqual(Float64Array.of(5));
    expect([...(await averaged.read()).parameters[0].weights]).toEqual([2 - 5]);
  });

  it("multiplies loss and gradient of a sample by its weight and still divides by the number of samples", async () => {
    const data = prepared([[1], [2]], [[2], [3]], { weights: Float64Array.of(3, 0) });
    const trainer = referenceTrainer(job(line(), data, { loss: "mean-squared-error" }));
    expect((await trainer.train(0, 0, rates(1))).lossSums).toEqual(Float64Array.of(3));
    expect([...(await trainer.read()).parameters[0].weights]).toEqual([2 - 3]);
  });

  it("adds L2 to the weights alone, then clips, then moves", async () => {
    // loss gradient 0; L2 gives dW = 0.5·2 = 1, clipped to 0.5/(1 + 1e-6)
    const data = prepared([[1]], [[3]]);
    const trainer = referenceTrainer(job(line(), data, { l2: 0.5, clipNorm: 0.5 }));
    await trainer.train(0, 0, rates(1));
    const [{ weights, bias }] = (await trainer.read()).parameters;
    expect([...weights, ...bias]).toEqual([2 - 0.5 / (1 + 1e-6), 1]);
  });

  it("takes the rows in the order it is given, the last batch short, and then the first again", async () => {
    const data = prepared([[1], [2], [3]], [[0], [0], [0]]);
    const losses = async (order: number[]) => {
      const trainer = referenceTrainer(job(line(), data, { batchSize: 2 }));
      await trainer.setOrder(Uint32Array.from(order));
      const first = await trainer.train(0, 0, rates(1e-300));
      const second = await trainer.train(1, 1, rates(1e-300, 1e-300));
      return [...first.lossSums, ...second.lossSums];
    };
    expect(await losses([0, 1, 2])).toEqual([9 + 25, 49, 9 + 25]);
    expect(await losses([2, 1, 0])).toEqual([49 + 25, 9, 49 + 25]);
  });

  it("counts right answers by the largest output, or for one output by the side of ½", async () => {
    const three = oneLayer(dense(3, "softmax"), [1, 0, 0], [0, 0.5, 0.5]);
    const labels = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    // outputs: the first is largest at 1; at 0 the second, which is the first of two equals
    const data = prepared([[1], [0], [0]], labels, { classes: true });
    const trainer = referenceTrainer(job(three, data, { loss: "cross-entropy" }));
    expect((await trainer.train(0, 0, rates(1))).correct).toEqual(Float64Array.of(2));
    const yesNo = oneLayer(dense(1, "sigmoid"), [1], [0]);
    const answers = prepared([[0], [1], [-1], [-1]], [[1], [1], [0], [1]], { classes: true });
    const sides = referenceTrainer(job(yesNo, answers, { loss: "binary-cross-entropy" }));
    expect((await sides.train(0, 0, rates(1))).correct).toEqual(Float64Array.of(3));
  });

  it("does not take a step whose loss is NaN or infinite, and reports the steps before it", async () => {
    const data = prepared([[1e200]], [[0]]);
    const trainer = referenceTrainer(job(oneLayer(dense(1, "identity"), [1], [0]), data));
    expect(await trainer.train(0, 0, rates(1, 1))).toEqual(seen([], []));
    expect([...(await trainer.read()).parameters[0].weights]).toEqual([1]);
    // the first step is too long: the loss of the second overflows
    const steep = referenceTrainer(job(line(), prepared([[1], [1]], [[0], [0]]), { batchSize: 1 }));
    expect(await steep.train(0, 0, rates(1e200, 1))).toEqual(seen([9], [0]));
  });

  it("goes on to the same bits from a state or a snapshot", async () => {
    const made = network({ inputSize: 2, seed: 1 }, [
      dense(3, "tanh", { dropout: 0.5 }),
      dense(1, "identity"),
    ]);
    const data = prepared(
      [
        [1, 2],
        [0.5, -1],
        [3, 0],
      ],
      [[1], [0], [2]],
    );
    for (const optimizer of [adam(), momentum({ learningRate: 0.1 })]) {
      const start = () => referenceTrainer(job(made, data, { optimizer, batchSize: 2 }));
      const whole = start();
      await whole.train(0, 0, rates(0.1, 0.1));
      const snapshot = await whole.snapshot();
      const middle = await whole.read();
      await whole.train(0, 2, rates(0.1, 0.1));
      const end = await whole.read();
      expect(end).not.toEqual(middle);
      const resumed = start();
      await resumed.write(middle);
      await resumed.train(0, 2, rates(0.1, 0.1));
      expect(await resumed.read()).toEqual(end);
      await whole.rewind(snapshot);
      expect(await whole.read()).toEqual(middle);
    }
  });

  it("changes neither the network it is given nor the state it has handed out", async () => {
    const made = line();
    const trainer = referenceTrainer(job(made, prepared([[1]], [[0]])));
    const before = await trainer.read();
    await trainer.train(0, 0, rates(1));
    expect([...made.parameters[0].weights]).toEqual([2]);
    expect([...before.parameters[0].weights]).toEqual([2]);
    expect([...(await trainer.logits(Float64Array.of(1)))]).not.toEqual([3]);
  });
});

describe("referenceRunner", () => {
  it("gives logits before and outputs after the last activation, for any number of rows", () => {
    const runner = referenceRunner(oneLayer(dense(2, "softmax"), [1, 1], [0, 0]));
    expect([...runner.logits(Float32Array.of(3, 4))]).toEqual([3, 3, 4, 4]);
    expect([...runner.outputs(Float32Array.of(3, 4))]).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(runner.outputs(new Float64Array(0))).toHaveLength(0);
  });

  it("drops nothing", () => {
    const made = network({ inputSize: 1 }, [dense(50, "relu", { dropout: 0.9 }), dense(1, "identity")]);
    const plain = { ...made, layers: [dense(50, "relu"), dense(1, "identity")] };
    const input = Float64Array.of(1);
    expect(referenceRunner(made).outputs(input)).toEqual(referenceRunner(plain).outputs(input));
  });
});

describe("dropout", () => {
  const place = { seed: 3, layer: 1, step: 4, row: 5 };

  it("drops output j where word j of its address is below dropout · 2³², and lets the others grow", () => {
    const word = randomRow(3, streams.dropout, { layer: 1, step: 4, row: 5 });
    const mask = dropoutMask(40, 0.25, place);
    expect([...mask]).toEqual(Array.from(mask, (_, j) => (word(j) < 2 ** 30 ? 0 : 1 / 0.75)));
  });

  it("keeps an output whose word is exactly the threshold", () => {
    const words = randomRow(3, streams.dropout, { layer: 1, step: 4, row: 5 });
    expect(dropoutMask(1, words(0) / 2 ** 32, place)[0]).toBeGreaterThan(0);
    expect([...dropoutMask(1, (words(0) + 1) / 2 ** 32, place)]).toEqual([0]);
  });

  it("keeps the mean of what the next layer sees", () => {
    const mask = dropoutMask(100_000, 0.3, place);
    const mean = mask.reduce((a, b) => a + b) / mask.length;
    // five standard deviations
    expect(Math.abs(mean - 1)).toBeLessThan(5 * Math.sqrt(0.3 / 0.7 / mask.length));
  });

  it("acts between the layers: y stays, what the next layer sees is y · mask", () => {
    const made = network({ inputSize: 1, seed: 2 }, [
      dense(8, "sigmoid", { dropout: 0.5 }),
      dense(1, "identity"),
    ]);
    const [hidden, last] = forward(toNetwork64(made), [1], { seed: 0, step: 0, row: 0 });
    expect(hidden.mask).toEqual(dropoutMask(8, 0.5, { seed: 0, layer: 0, step: 0, row: 0 }));
    expect(hidden.output).toEqual(hidden.y.map((y, j) => y * hidden.mask![j]));
    expect(last.input).toBe(hidden.output);
    expect(last.mask).toBeUndefined();
  });
});
