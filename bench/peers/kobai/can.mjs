// @ts-check
// Does this version of kobai honor these options? `train` asks `fit`, which says so in its history; `predict` asks
// `predictor`, whose last bits tell fused kernels from others. Usage: can.mjs train|predict OPTIONS → exit status 0 or 1.
import { dense, fit, network, predictor } from "kobai";

const [program, text] = process.argv.slice(2);
const options = JSON.parse(text);
const size = 64;
const untrained = network({ inputSize: size }, [dense(128, "relu"), dense(10, "softmax")]);
const inputs = Float32Array.from({ length: 256 * size }, (_, i) => ((i * 7) % 17) / 17);

async function trains() {
  const labels = Uint8Array.from({ length: 256 }, (_, i) => i % 10);
  const { history } = await fit(untrained, { inputs, labels }, { ...options, epochs: 1 });
  const kernels = options.deterministic === false ? "fma" : history.kernels;
  return history.threads === (options.threads ?? history.threads) && history.kernels === kernels;
}

async function predicts() {
  const withOptions = /** @type {(...parts: unknown[]) => ReturnType<typeof predictor>} */ (predictor);
  const [plain, fast] = [await predictor(untrained), await withOptions(untrained, options)];
  const other = fast.all(inputs);
  return plain.all(inputs).some((value, i) => value !== other[i]);
}

process.exit((await (program === "predict" ? predicts() : trains())) ? 0 : 1);
