// The training of the figure as a program and as a command: each ends with the hash of the same weights.
import type { HiddenLayer, State } from "../state.js";
import { lossOf, outputActivationOf, testShare } from "./setup.js";
import { about } from "./source.js";

/** Prints the loss of the last epoch, of the rows learned from and of those set aside, and the hash of the weights. */
export function code(state: State): string {
  return state.data === "own" ? ownProgram(state) : givenProgram(state, state.data);
}

/** How the data are drawn: `rows` and `answers`. */
const drawing: Record<Exclude<State["data"], "own">, string> = {
  circles: `const rounded = (x: number) => Math.round(1000 * x) / 1000;
const answers = Array.from({ length: 300 }, (_, i) => i % 2);
const rows = answers.map((inside) => {
  const radius = inside ? 0.5 * Math.sqrt(random()) : 0.62 + 0.36 * random();
  const angle = 2 * Math.PI * random();
  return [rounded(radius * Math.cos(angle)), rounded(radius * Math.sin(angle))];
});`,
  xor: `const side = () => Math.round(1000 * (random() < 0.5 ? -1 : 1) * (0.06 + 0.92 * random())) / 1000;
const rows = Array.from({ length: 300 }, () => [side(), side()]);
const answers = rows.map(([x1, x2]) => (x1 * x2 < 0 ? 1 : 0));`,
  spiral: `const rounded = (x: number) => Math.round(1000 * x) / 1000;
const answers = Array.from({ length: 300 }, (_, i) => i % 2);
const rows = answers.map((arm, i) => {
  const way = (i - arm) / 300;
  const angle = 3 * Math.PI * way + Math.PI * arm + 0.3 * (random() - 0.5);
  const radius = 0.06 + 0.92 * way;
  return [rounded(radius * Math.cos(angle)), rounded(radius * Math.sin(angle))];
});`,
  pythagoras: `const rows = Array.from({ length: 100 }, () => [random(), random(), random()]);
const answers = rows.map(([x1, x2, x3]) => [Math.sqrt((x1 * x1 + x2 * x2 + x3 * x3) / 3)]);`,
};

function givenProgram(state: State, data: Exclude<State["data"], "own">): string {
  const { inputs, task } = about[data];
  const loss = lossOf(state, { task });
  const output = `dense(1, "${outputActivationOf(loss, { task, own: false })}")`;
  return `${imports(state, ["dataset"])}
import { random, seed } from "kobai/lecture";

seed(0);
${drawing[data]}

const inputSize = ${inputs.length};
const [train, test] = split(dataset(rows, answers), { inputSize, share: ${testShare}, seed: ${state.seed} });
const untrained = network({ inputSize, seed: ${state.seed} }, [${[...hidden(state.layers), output].join(", ")}]);
${training(state, `"${loss}"`)}`;
}

function ownProgram(state: State): string {
  const { target, missing } = state;
  const targets = target === "" ? [] : [`targets: [${JSON.stringify(target)}]`];
  const wish =
    state.loss === "cross-entropy" ? `labels ? "cross-entropy" : "mean-squared-error"` : `"${state.loss}"`;
  const activation = state.loss === "cross-entropy" ? "softmax" : "sigmoid";
  const layers = [...hidden(state.layers), `dense(outputSize, labels ? "${activation}" : "identity")`];
  return `import { readFile } from "node:fs/promises";
import { encode, inputSizeOf, readCsv } from "@kobai/tables";
${imports(state, ["standardScaling"])}

const table = readCsv(await readFile("data.csv"), { name: "data.csv" });
const { dataset, columns, labels } = encode(table, { ${[`missing: "${missing}"`, ...targets].join(", ")} });

const inputSize = inputSizeOf(columns.inputs);
const outputSize = labels?.length ?? columns.targets.length;
const [train, test] = split(dataset, { inputSize, share: ${testShare}, seed: ${state.seed} });
// numbers come to mean 0 and deviation 1; categories are 0 or 1 and stay so
const isCategory = columns.inputs.flatMap(({ categories }) => categories?.map(() => true) ?? [false]);
const { kind, offset, factor } = standardScaling(train.inputs, inputSize);
const untrained = {
  ...network({ inputSize, seed: ${state.seed} }, [${layers.join(", ")}]),
  scaling: {
    kind,
    offset: offset.map((value, i) => (isCategory[i] ? 0 : value)),
    factor: factor.map((value, i) => (isCategory[i] ? 1 : value)),
  },
  ...(train.targets && { targetScaling: standardScaling(train.targets, outputSize) }),
};
${training(state, wish)}`;
}

const makers: Record<State["optimizer"], string> = {
  ...{
    "gradient-descent": "gradientDescent",
    momentum: "momentum",
    rmsprop: "rmsprop",
    adam: "adam",
    adamw: "adamw",
  },
};

function imports({ epoch, optimizer }: State, more: readonly string[]): string {
  const names = ["dense", "network", "split", "weightsHash", ...more];
  names.push(...(epoch === 0 ? ["evaluate"] : ["fit", makers[optimizer]]));
  return `import { ${names.sort().join(", ")} } from "kobai";`;
}

function hidden(layers: readonly HiddenLayer[]): string[] {
  return layers.map(({ size, activation }) => `dense(${size}, "${activation}")`);
}

function training({ optimizer, rate, batch, epoch, seed }: State, loss: string): string {
  if (epoch === 0)
    return `const options = { loss: ${loss} } as const;
console.log((await evaluate(untrained, train, options)).loss, (await evaluate(untrained, test, options)).loss);
console.log(await weightsHash(untrained));
`;
  return `const { model, history } = await fit(untrained, train, {
  loss: ${loss},
  optimizer: ${makers[optimizer]}({ learningRate: ${rate} }),
  batchSize: ${batch},
  epochs: ${epoch},
  seed: ${seed},
  validation: test,
});
const { loss, validation } = history.epochs[history.epochs.length - 1];
console.log(loss, validation?.loss);
console.log(await weightsHash(model));
`;
}

/** The command line reads tables alone, and gives all hidden layers one activation. */
export function command(state: State): string | undefined {
  const { data, layers, loss, optimizer, rate, batch, epoch, seed, target, missing } = state;
  const kinds = new Set(layers.map(({ activation }) => activation));
  if (data !== "own" || epoch === 0 || kinds.size > 1) return undefined;
  const flags = [
    ...(target === "" ? [] : [`--target ${quoted(target)}`]),
    ...(missing === "error" ? [] : [`--missing ${missing}`]),
    `--hidden ${layers.map(({ size }) => size).join(",") || "none"}`,
    ...[...kinds].map((activation) => `--activation ${activation}`),
    // without it the loss is the one that belongs to the task, as it is here
    ...(loss === "cross-entropy" ? [] : [`--loss ${loss}`]),
    `--optimizer ${optimizer} --learning-rate ${rate} --batch-size ${batch} --epochs ${epoch} --seed ${seed}`,
    `--validation ${testShare} --scale standard --preset lecture`,
  ];
  return `kobai train data.csv ${flags.join(" ")}`;
}

/** A column's name as one word of a shell. */
function quoted(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`;
}
