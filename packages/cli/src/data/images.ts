// Pictures and their classes from IDX files.
import { imagesToDataset, readImages, readLabels } from "@kobai/tables";
import type { Dataset } from "kobai";
import { fail } from "./errors.js";
import { type ImageSource, readUnpacked } from "./source.js";

/** Throws "data/labels-missing" and the errors of IDX files. */
export async function openImages({ images, labels }: ImageSource): Promise<Dataset> {
  if (labels === undefined) return fail("data/labels-missing", { data: images });
  const pictures = readImages(await readUnpacked(images), images);
  return imagesToDataset(pictures, readLabels(await readUnpacked(labels), labels));
}

/** The pictures alone, whose classes nobody knows yet. */
export async function openUnlabeledImages({
  images,
}: ImageSource): Promise<Pick<Dataset, "inputs"> & { rows: number }> {
  const pictures = readImages(await readUnpacked(images), images);
  const { rows } = pictures;
  return { rows, inputs: imagesToDataset(pictures, { name: "", labels: new Uint8Array(rows) }).inputs };
}
