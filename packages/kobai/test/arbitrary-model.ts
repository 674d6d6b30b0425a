// Models and checkpoints of every shape that a file can hold, for property tests.
import fc from "fast-check";
import { lossNames } from "../src/loss/loss.js";
import type { Checkpoint } from "../src/model/checkpoint.js";
import type { Model } from "../src/model/model.js";
import { type Slot, slotsOf } from "../src/model/tensors.js";
import { activationNames } from "../src/network/activations.js";
import type { DenseLayer } from "../src/network/dense.js";
import { initializerNames } from "../src/network/initialize.js";
import { type Floats, floats, type LayerParameters, type Precision } from "../src/network/parameters.js";

/** Ordinary objects only, as the library makes them: toStrictEqual tells them from others. */
const record = ((model: object, constraints?: object) =>
  fc.record(model as never, { ...constraints, noNullPrototype: true })) as typeof fc.record;

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const precisions = fc.constantFrom<Precision>("f32", "f64");
const texts = fc.string({ unit: "binary", maxLength: 8 });

const hiddenLayer: fc.Arbitrary<DenseLayer> = record(
  {
    kind: fc.constant("dense" as const),
    outputSize: fc.integer({ min: 1, max: 4 }),
    activation: fc.constantFrom(...activationNames.filter((name) => name !== "softmax")),
    initializer: fc.constantFrom(...initializerNames),
    dropout: fc.double({ min: 0, max: 0.9, noNaN: true }),
  },
  { requiredKeys: ["kind", "outputSize", "activation"] },
);

const lastLayer: fc.Arbitrary<DenseLayer> = record({
  kind: fc.constant("dense" as const),
  outputSize: fc.integer({ min: 1, max: 4 }),
  activation: fc.constantFrom(...activationNames),
});

const scalingOf = (size: number) =>
  record({
    kind: fc.constantFrom("standard" as const, "minmax" as const),
    offset: fc.array(finite, { minLength: size, maxLength: size }),
    factor: fc.array(finite.filter((x) => x !== 0), { minLength: size, maxLength: size }), // biome-ignore format: pair
  });

const columnsOf = (inputSize: number) =>
  record({
    inputs: record(
      { name: texts, categories: fc.array(texts, { minLength: inputSize, maxLength: inputSize }), fill: finite },
      { requiredKeys: ["name", "categories"] },
    ).map((column) => [column]), // biome-ignore format: chain
    targets: fc.array(texts, { minLength: 1, maxLength: 1 }),
  });

const training = record(
  {
    loss: fc.constantFrom(...lossNames),
    epochs: fc.nat(),
    seed: fc.maxSafeNat(),
    test: record(
      { rows: fc.integer({ min: 1 }), loss: fc.double(), accuracy: fc.double() },
      { requiredKeys: ["rows", "loss"] },
    ),
  },
  { requiredKeys: ["loss", "epochs", "seed"] },
);

/** Numbers for a place, any that the precision has; NaN and infinities only where asked for. */
function values({ shape }: Pick<Slot, "shape">, precision: Precision, wild = false): fc.Arbitrary<Floats> {
  const length = shape.reduce((a, b) => a * b);
  const size = { minLength: length, maxLength: length, noNaN: !wild, noDefaultInfinity: !wild };
  const list = precision === "f32" ? fc.float32Array(size) : fc.float64Array(size);
  return list.map((made) => {
    const copy = floats(precision, length);
    copy.set(made);
    return copy;
  });
}

function parametersOf(shape: Pick<Model, "inputSize" | "layers">): fc.Arbitrary<LayerParameters[]> {
  return precisions.chain((precision) =>
    fc
      .tuple(...slotsOf(shape).map((slot) => values(slot, precision)))
      .map((arrays) => shape.layers.map((_, i) => ({ weights: arrays[2 * i], bias: arrays[2 * i + 1] }))),
  );
}

export const anyModel: fc.Arbitrary<Model> = record({
  inputSize: fc.integer({ min: 1, max: 4 }),
  hidden: fc.array(hiddenLayer, { maxLength: 3 }),
  last: lastLayer,
}).chain(({ inputSize, hidden, last }) => {
  const layers = [...hidden, last];
  const classes = Math.max(2, last.outputSize);
  return record(
    {
      inputSize: fc.constant(inputSize),
      seed: fc.maxSafeNat(),
      layers: fc.constant(layers),
      parameters: parametersOf({ inputSize, layers }),
      scaling: scalingOf(inputSize),
      targetScaling: scalingOf(last.outputSize),
      labels: fc.array(texts, { minLength: classes, maxLength: classes }),
      columns: columnsOf(inputSize),
      training,
    },
    { requiredKeys: ["inputSize", "seed", "layers", "parameters"] },
  );
});

const anyNumber = fc.double();
const epochRecord = record(
  {
    epoch: fc.integer({ min: 1 }),
    loss: anyNumber,
    learningRate: finite,
    seconds: finite,
    accuracy: anyNumber,
    validation: record({ loss: anyNumber, accuracy: anyNumber }, { requiredKeys: ["loss"] }),
  },
  { requiredKeys: ["epoch", "loss", "learningRate", "seconds"] },
);

function momentsOf(model: Model, count: number): fc.Arbitrary<Checkpoint["moments"]> {
  const arrays = (slot: Slot) =>
    precisions.chain((precision) =>
      fc.tuple(...Array.from({ length: count }, () => values(slot, precision, true))),
    );
  return fc
    .tuple(...slotsOf(model).map(arrays))
    .map((made) => model.layers.map((_, i) => ({ weights: made[2 * i], bias: made[2 * i + 1] })));
}

export const anyCheckpoint: fc.Arbitrary<Checkpoint> = anyModel.chain((model) =>
  record(
    {
      model: fc.constant(model),
      moments: fc.integer({ min: 0, max: 2 }).chain((count) => momentsOf(model, count)),
      epoch: fc.nat(),
      stepInEpoch: fc.nat(),
      step: fc.maxSafeNat(),
      lossSum: anyNumber,
      correct: fc.nat(),
      history: fc.array(epochRecord, { maxLength: 3 }),
      best: record({ epoch: fc.nat(), loss: anyNumber, parameters: parametersOf(model) }),
      fingerprint: texts,
    },
    {
      requiredKeys: [
        "model",
        "moments",
        "epoch",
        "stepInEpoch",
        "step",
        "lossSum",
        "correct",
        "history",
        "fingerprint",
      ],
    },
  ),
);
