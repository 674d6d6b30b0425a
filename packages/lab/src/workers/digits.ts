// MNIST for the trainer: fetched from the site when the reader first trains, unpacked, cropped, kept.
import { imagesToDataset, lectureCrop, readImages, readLabels } from "@kobai/tables";
import { type Dataset, KobaiError } from "kobai";
import { type DownloadProgress, unpacked } from "../download.js";

export interface Digits {
  readonly train: Dataset;
  readonly test: Dataset;
}

const files = ["train-images.gz", "train-labels.gz", "test-images.gz", "test-labels.gz"] as const;

/** Throws "lab/data-missing" where the site has no such file, "lab/data-unreachable" where it does not answer. */
export async function fetchDigits(
  folder: string,
  tell: (progress: DownloadProgress) => void,
): Promise<Digits> {
  const responses = await Promise.all(files.map((file) => ask(folder, file)));
  const blobs = await unpacked(responses, tell);
  const [images, labels, testImages, testLabels] = await Promise.all(
    blobs.map(async (blob) => new Uint8Array(await blob.arrayBuffer())),
  );
  return { train: digits("train", images, labels), test: digits("test", testImages, testLabels) };
}

async function ask(folder: string, file: string): Promise<Response> {
  const response = await fetch(new URL(file, folder)).catch((cause) =>
    failed("lab/data-unreachable", { file }, cause),
  );
  if (!response.ok) failed("lab/data-missing", { file, status: response.status });
  return response;
}

function failed(code: string, fields: object, cause?: unknown): never {
  throw new KobaiError(code, fields, code, cause);
}

function digits(name: string, images: Uint8Array, labels: Uint8Array): Dataset {
  return imagesToDataset(readImages(images, `${name}-images`), readLabels(labels, `${name}-labels`), {
    crop: lectureCrop,
  });
}
