// MNIST for the trainer: fetched from the site when the reader first trains, unpacked, cropped, kept.
import { imagesToDataset, lectureCrop, readImages, readLabels } from "@kobai/tables";
import { type Dataset, KobaiError } from "kobai";
import type { DataProgress } from "./messages.js";

export interface Digits {
  readonly train: Dataset;
  readonly test: Dataset;
}

const files = ["train-images.gz", "train-labels.gz", "test-images.gz", "test-labels.gz"] as const;

/** Throws "lab/data-missing" where the site has no such file, "lab/data-unreachable" where it does not answer. */
export async function fetchDigits(folder: string, tell: (progress: DataProgress) => void): Promise<Digits> {
  const responses = await Promise.all(files.map((file) => ask(folder, file)));
  const told = {
    loaded: 0,
    total: responses.reduce((sum, { headers }) => sum + Number(headers.get("content-length")), 0),
  };
  const count = (bytes: number) => {
    told.loaded += bytes;
    tell({ loaded: told.loaded, total: Math.max(told.total, told.loaded) });
  };
  const [images, labels, testImages, testLabels] = await Promise.all(
    responses.map((response) => unpacked(response, count)),
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

async function unpacked(response: Response, count: (bytes: number) => void): Promise<Uint8Array> {
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      count(chunk.length);
      controller.enqueue(chunk);
    },
  });
  const bytes = await new Response(response.body!.pipeThrough(counter)).blob();
  // some hosts declare the encoding, and then the browser has unpacked it already
  if (!(await isGzip(bytes))) return new Uint8Array(await bytes.arrayBuffer());
  const stream = bytes.stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function isGzip(bytes: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await bytes.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}
