// A pair of IDX files, images and their labels, → Dataset.
import type { Dataset } from "kobai";
import { fail } from "./errors.js";
import { readIdx } from "./idx.js";

export interface Images {
  /** The name of the file, as messages show it. */
  readonly name: string;
  readonly rows: number;
  readonly height: number;
  readonly width: number;
  /** [rows][height][width] */
  readonly pixels: Uint8Array;
}

export interface ImageLabels {
  readonly name: string;
  /** [rows] */
  readonly labels: Uint8Array;
}

/** Throws  "idx/not-images" and what `readIdx` throws */
export function readImages(bytes: Uint8Array, name: string): Images {
  const { sizes, data } = readIdx(bytes, name);
  if (sizes.length !== 3) fail("idx/not-images", { file: name, got: sizes.length });
  const [rows, height, width] = sizes;
  return { name, rows, height, width, pixels: data };
}

/** Throws  "idx/not-labels" and what `readIdx` throws */
export function readLabels(bytes: Uint8Array, name: string): ImageLabels {
  const { sizes, data } = readIdx(bytes, name);
  if (sizes.length !== 1) fail("idx/not-labels", { file: name, got: sizes.length });
  return { name, labels: data };
}

/** Rows and columns `first` to `last` of a square picture, both included. */
export interface Crop {
  readonly first: number;
  readonly last: number;
}

/** The lecture's: 28 × 28 → 24 × 24 = 576 inputs. MNIST's frame of 2 pixels is (nearly) always empty. */
export const lectureCrop: Crop = { first: 2, last: 25 };

/** One row per image, its pixels divided by 255. f32, because a quotient of bytes needs no more.
 *
 * Shapes  inputs [rows][height · width], after cropping
 * Throws  "idx/counts", "idx/crop"
 */
export function imagesToDataset(
  images: Images,
  labels: ImageLabels,
  { crop }: { crop?: Crop } = {},
): Dataset {
  checkCounts(images, labels);
  const { rows, height, width, pixels } = images;
  if (crop) checkCrop(crop, images);
  const [top, bottom] = crop ? [crop.first, crop.last] : [0, height - 1];
  const [left, right] = crop ? [crop.first, crop.last] : [0, width - 1];
  const inputs = new Float32Array(rows * (bottom - top + 1) * (right - left + 1));
  let k = 0;
  for (let row = 0; row < rows; row++)
    for (let y = top; y <= bottom; y++)
      for (let x = left; x <= right; x++) inputs[k++] = pixels[(row * height + y) * width + x] / 255;
  return { inputs, labels: labels.labels };
}

function checkCounts(images: Images, { name, labels }: ImageLabels): void {
  const counts = { images: images.rows, labels: labels.length };
  if (counts.images !== counts.labels)
    fail("idx/counts", { ...counts, imagesFile: images.name, labelsFile: name });
}

function checkCrop({ first, last }: Crop, { height, width }: Images): void {
  const whole = Number.isInteger(first) && Number.isInteger(last);
  if (!whole || first < 0 || last < first || last >= height || last >= width)
    fail("idx/crop", { first, last, height, width });
}
