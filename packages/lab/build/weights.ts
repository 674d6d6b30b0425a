// The weights that the lab opens with: 576-100-10 trained on MNIST by our own engine while the site is built, with the
// recipe of `kobai train mnist --preset best`. Kept under the hash of the data and of the library that trained them.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { imagesToDataset, lectureCrop, readImages, readLabels } from "@kobai/tables";
import { type Classification, type Dataset, evaluate, save } from "kobai";
import { bestSettings } from "../src/workers/messages.js";
import { train } from "../src/workers/training.js";
import { cached, hashOf } from "./cache.js";
import { idx } from "./mnist.js";

const settings = { seed: 0, ...bestSettings };

/** Below this something is wrong with the engine, and the lab is better not built. */
const leastAccuracy = 0.97;

function digits(part: "train" | "test"): Dataset {
  const images = readImages(idx(`${part}-images.gz`), `${part}-images`);
  return imagesToDataset(images, readLabels(idx(`${part}-labels.gz`), `${part}-labels`), {
    crop: lectureCrop,
  });
}

export async function weightsFile(): Promise<{ path: string; bytes: Uint8Array }> {
  const inputs = [
    JSON.stringify(settings),
    idx("train-images.gz"),
    idx("train-labels.gz"),
    ...ownSources(),
    ...librarySources(),
  ];
  return {
    path: "model/digits.safetensors",
    bytes: await cached(`${hashOf(...inputs)}-digits.safetensors`, trained),
  };
}

async function trained(): Promise<Uint8Array> {
  const both = { train: digits("train"), test: digits("test") };
  const { model } = await train(settings, both, { signal: new AbortController().signal, tell: () => {} });
  const { accuracy, loss } = (await evaluate(model!, both.test)) as Classification;
  if (accuracy < leastAccuracy)
    throw new Error(`lab weights: expected a test accuracy of at least ${leastAccuracy}, got ${accuracy}`);
  console.log(`lab weights: ${(100 * accuracy).toFixed(2)} % of the 10,000 test digits`);
  const tested = { rows: both.test.labels!.length, loss, accuracy };
  return save({ ...model!, training: { ...model!.training!, test: tested } });
}

/** What of the lab may change the file. */
function ownSources(): string[] {
  const files = ["weights.ts", "../src/workers/training.ts"];
  return files.map((file) => readFileSync(new URL(file, import.meta.url), "utf8"));
}

/** Every built file of the library: whatever may change a weight. */
function librarySources(): string[] {
  const folder = dirname(createRequire(import.meta.url).resolve("kobai"));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".js"),
  );
  return files.sort().map((file) => readFileSync(join(folder, file), "utf8"));
}
