// @ts-check
// Promise D1, the part that runs anywhere: trainings of 1,000 steps, each to a SHA-256 of its weights and of the
// optimizer's memory. Knows nothing of Node or of the page.

/** @typedef {{ base: string, entry: string }} Library where it is built, and the file that a user's import gets here */

/** @typedef {{ inputSize: number, density: number, layers: (k: any) => any[], optimizer: (k: any) => any,
 *   precision: "f32" | "f64", settings?: object }} Job */

const rows = 160;
const batchSize = 32;
const steps = 1000;
const seed = 7;
export const threadCounts = [1, 2, 3, 4, 8];

/** Whole and odd sizes, all that may change a step, zeros in the data and zeros that relu makes.
 * @type {Record<string, Job>} */
export const jobs = {
  "f32 adam": {
    inputSize: 70,
    density: 0.25,
    layers: ({ dense }) => [dense(37, "sigmoid"), dense(33, "relu"), dense(5, "softmax")],
    optimizer: ({ adam, cosine }) => adam({ learningRate: cosine(0.01) }),
    precision: "f32",
  },
  "f64 nesterov": {
    inputSize: 21,
    density: 1,
    layers: ({ dense }) => [dense(34, "tanh"), dense(19, "gelu"), dense(3, "softmax")],
    optimizer: ({ momentum }) => momentum({ learningRate: 0.03, nesterov: true }),
    precision: "f64",
    settings: { l2: 0.001 },
  },
  "f32 adamw": {
    inputSize: 65,
    density: 0.5,
    layers: ({ dense }) => [dense(41, "silu", { dropout: 0.3 }), dense(7, "softmax")],
    optimizer: ({ adamw, exponential }) => adamw({ learningRate: exponential(0.02, { factor: 0.9 }) }),
    precision: "f32",
    settings: { clipNorm: 0.5 },
  },
};

/** What a network of at most 160 parameters trains on, in one thread. @type {Job} */
const tiny = {
  inputSize: 3,
  density: 1,
  layers: ({ dense }) => [dense(5, "tanh"), dense(3, "softmax")],
  optimizer: ({ rmsprop }) => rmsprop({ learningRate: 0.01 }),
  precision: "f32",
};

/** The hash of each configuration that this engine can run.
 * @param {Library} from @param {readonly number[]} [counts] @returns {Promise<Record<string, string>>} */
export async function hashes(from, counts = threadCounts) {
  const k = await library(from);
  /** @type {Record<string, string>} */
  const found = { "tiny / fit / 1": await fitted(k, tiny, 1) };
  for (const [name, job] of Object.entries(jobs)) {
    for (const threads of counts) found[`${name} / fit / ${threads}`] = await fitted(k, job, threads);
    for (const path of ["dense", "sparse"])
      for (const threads of counts)
        found[`${name} / ${path} / ${threads}`] = await forced(k, job, { path, threads });
  }
  return found;
}

/** The same jobs on rows that are read when they are asked for: in a page they are lent to the Worker that trains.
 * @param {Library} from @returns {Promise<Record<string, string>>} */
export async function hashesOnDemand(from) {
  const k = await library(from);
  /** @type {Record<string, string>} */
  const found = {};
  for (const [name, job] of Object.entries(jobs))
    found[`${name} / on demand / 1`] = await fitted(k, job, 1, onDemand(dataOf(k, job), job));
  return found;
}

async function library(/** @type {Library} */ { base, entry }) {
  const parts = "compile/trainer data/prepare data/batches optimizer/index platform/threads".split(" ");
  const files = [...parts.map((part) => `${base}/${part}.js`), entry];
  return Object.assign({}, ...(await Promise.all(files.map((file) => import(file)))));
}

/** As a user trains, on the path that the library chooses. */
async function fitted(
  /** @type {any} */ k,
  /** @type {Job} */ job,
  /** @type {number} */ threads,
  /** @type {any} */ data = dataOf(k, job),
) {
  /** @type {any} */
  let last;
  const { history } = await k.fit(networkOf(k, job), data, {
    ...settingsOf(k, job),
    ...{ epochs: (steps * batchSize) / rows, threads },
    onCheckpoint: (/** @type {any} */ checkpoint) => {
      last = checkpoint;
    },
  });
  if (history.threads !== threads) throw new Error(`expected ${threads} threads, got ${history.threads}`);
  return digest(last.model.parameters, last.moments);
}

/** With the zeros of the data and of the layers left out, or with none of them, as `path` says. */
async function forced(
  /** @type {any} */ k,
  /** @type {Job} */ job,
  /** @type {{ path: string, threads: number }} */ { path, threads },
) {
  const network = networkOf(k, job);
  const settings = { l2: 0, clipNorm: undefined, ...settingsOf(k, job) };
  const data = k.prepare(network, dataOf(k, job), settings);
  const way = { inputs: path === "sparse", hidden: path === "sparse" };
  const trainer = await k.compiledTrainer(
    { ...settings, network, data },
    { way, threads: { count: threads, maker: k.threadMaker() } },
  );
  if (trainer.threads !== threads) throw new Error(`expected ${threads} threads, got ${trainer.threads}`);
  const stepsPerEpoch = k.batchCount(rows, batchSize);
  const epochs = steps / stepsPerEpoch;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const first = epoch * stepsPerEpoch;
    const rate = (/** @type {number} */ step) =>
      k.learningRateAt(settings.optimizer.learningRate, { step, stepsPerEpoch, epochs });
    await trainer.setOrder(k.order(rows, { seed: settings.seed, epoch, shuffle: true }));
    await trainer.train(
      0,
      first,
      Float64Array.from({ length: stepsPerEpoch }, (_, i) => rate(first + i)),
    );
  }
  const { parameters, moments } = await trainer.read();
  trainer.close();
  return digest(parameters, moments);
}

const networkOf = (/** @type {any} */ k, /** @type {Job} */ { inputSize, layers }) =>
  k.network({ inputSize, seed }, layers(k));

const settingsOf = (/** @type {any} */ k, /** @type {Job} */ { optimizer, precision, settings = {} }) => ({
  ...{ loss: "cross-entropy", optimizer: optimizer(k), batchSize, precision, seed },
  ...settings,
});

/** Numbers that every engine makes alike: a generator of Lehmer's, and one division. */
function dataOf(/** @type {any} */ k, /** @type {Job} */ { inputSize, density, layers }) {
  let state = 1;
  const below = (/** @type {number} */ n) => {
    state = (state * 48271) % 2147483647;
    return state % n;
  };
  const classes = layers(k).at(-1).outputSize;
  const number = () => (below(1000) < 1000 * density ? (below(2001) - 1000) / 1000 : 0);
  return {
    inputs: Float64Array.from({ length: rows * inputSize }, number),
    labels: Uint8Array.from({ length: rows }, () => below(classes)),
  };
}

/** In chunks of odd sizes.
 * @param {{ inputs: Float64Array, labels: Uint8Array }} data @param {Job} job */
function onDemand({ inputs, labels }, { inputSize }) {
  const row = (/** @type {number} */ at) => inputs.subarray(at * inputSize, (at + 1) * inputSize);
  return {
    rows,
    async *read(order = Uint32Array.from(labels.keys())) {
      for (let from = 0; from < order.length; from += 37) {
        const part = [...order.subarray(from, from + 37)];
        yield {
          inputs: Float64Array.from(part.flatMap((at) => [...row(at)])),
          labels: Uint8Array.from(part, (at) => labels[at]),
        };
      }
    },
  };
}

/** SHA-256 over all parameters and all that the optimizer remembers, layer by layer. */
async function digest(/** @type {any[]} */ parameters, /** @type {any[]} */ moments) {
  const arrays = parameters.flatMap(({ weights, bias }, i) => [
    ...[weights, bias],
    ...[...moments[i].weights, ...moments[i].bias],
  ]);
  const bytes = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
