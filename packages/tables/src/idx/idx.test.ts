import { describe, expect, test } from "vitest";
import { failureOf } from "../../test/failure.js";
import type { idxMessages } from "./errors.js";
import { readIdx } from "./idx.js";
import { imagesToDataset, lectureCrop, readImages, readLabels } from "./images.js";

function idx(sizes: readonly number[], data: readonly number[], type = 0x08): Uint8Array<ArrayBuffer> {
  const header = new DataView(new ArrayBuffer(4 + 4 * sizes.length));
  header.setUint8(2, type);
  header.setUint8(3, sizes.length);
  sizes.forEach((size, i) => {
    header.setUint32(4 + 4 * i, size);
  });
  return Uint8Array.from([...new Uint8Array(header.buffer), ...data]);
}

const count = (length: number) => Array.from({ length }, (_, i) => i % 256);

describe("readIdx", () => {
  test.each([
    [[3], 3],
    [[2, 2], 4],
    [[2, 3, 4], 24],
  ])("reads sizes %j", (sizes, length) => {
    expect(readIdx(idx(sizes, count(length)), "t")).toEqual({ sizes, data: Uint8Array.from(count(length)) });
  });

  test("reads a view that begins inside its buffer", () => {
    const file = new Uint8Array([9, 9, 9, ...idx([2], [5, 6])]).subarray(3);
    expect(readIdx(file, "t")).toEqual({ sizes: [2], data: Uint8Array.of(5, 6) });
  });
});

describe("imagesToDataset", () => {
  const labels = readLabels(idx([2], [7, 0]), "labels");

  test("divides pixels by 255 and keeps labels", () => {
    const images = readImages(idx([2, 1, 2], [0, 255, 51, 128]), "images");
    expect(imagesToDataset(images, labels)).toEqual({
      inputs: Float32Array.of(0, 1, 0.2, 128 / 255),
      labels: Uint8Array.of(7, 0),
    });
  });

  test("crops every picture to the same rows and columns", () => {
    const images = readImages(idx([2, 4, 3], count(24)), "images");
    const { inputs } = imagesToDataset(images, labels, { crop: { first: 1, last: 2 } });
    expect([...inputs].map((input) => Math.round(input * 255))).toEqual([4, 5, 7, 8, 16, 17, 19, 20]);
  });

  test("the lecture's crop leaves rows and columns 2 to 25 of 28: 576 inputs", () => {
    const images = readImages(idx([1, 28, 28], count(784)), "images");
    const { inputs } = imagesToDataset(images, readLabels(idx([1], [3]), "labels"), { crop: lectureCrop });
    expect(inputs).toHaveLength(576);
    const corners = [0, 23, 552, 575].map((i) => Math.round(inputs[i] * 255));
    expect(corners).toEqual([2 * 28 + 2, 2 * 28 + 25, 25 * 28 + 2, 25 * 28 + 25].map((pixel) => pixel % 256));
  });
});

const pair = (labels: number) => () =>
  imagesToDataset(
    readImages(idx([2, 1, 1], [1, 2]), "images"),
    readLabels(idx([labels], count(labels)), "labels"),
  );
const crop = (first: number, last: number) => () =>
  imagesToDataset(readImages(idx([1, 2, 3], count(6)), "images"), readLabels(idx([1], [1]), "labels"), {
    crop: { first, last },
  });
const cropped = (range: string) =>
  `crop: expected whole numbers 0 ≤ first ≤ last inside images of 2 × 3 pixels, got ${range}.`;

const refused: Record<keyof typeof idxMessages, [() => unknown, string][]> = {
  "idx/empty": [
    [
      () => readIdx(new Uint8Array(), "t"),
      "t: expected an IDX file, got an empty file. Make or fetch it again.",
    ],
  ],
  "idx/gzip": [
    [
      () => readIdx(Uint8Array.of(0x1f, 0x8b, 8), "t"),
      "t: expected an IDX file, got gzip data. Give the file a name that ends in .gz.",
    ],
  ],
  "idx/magic": [
    [
      () => readIdx(new TextEncoder().encode("a,b,c\n"), "t"),
      "t: expected an IDX file (it begins with two zero bytes), got something else. Check the name of the file.",
    ],
  ],
  "idx/type": [
    [
      () => readIdx(idx([1], [0, 0, 0, 0], 0x0d), "t"),
      "t: expected unsigned bytes (type 0x08), got 32-bit floats. Convert the file to unsigned bytes.",
    ],
    [
      () => readIdx(idx([1], [0], 0x09), "t"),
      "t: expected unsigned bytes (type 0x08), got signed bytes. Convert the file to unsigned bytes.",
    ],
    [
      () => readIdx(idx([1], [0], 0x0a), "t"),
      "t: expected unsigned bytes (type 0x08), got the unknown type 0x0a. Convert the file to unsigned bytes.",
    ],
  ],
  "idx/dimensions": [
    [() => readIdx(idx([], [1]), "t"), "t: expected 1 to 3 dimensions, got 0. Check the name of the file."],
    [
      () => readIdx(idx([1, 1, 1, 1], [1]), "t"),
      "t: expected 1 to 3 dimensions, got 4. Check the name of the file.",
    ],
  ],
  "idx/header": [
    [
      () => readIdx(idx([1, 1, 1], [1]).subarray(0, 15), "t"),
      "t: expected a header of 16 bytes, got a file of 15. The file is cut off.",
    ],
    [
      () => readIdx(Uint8Array.of(0, 0, 8), "t"),
      "t: expected a header of 4 bytes, got a file of 3. The file is cut off.",
    ],
  ],
  "idx/no-items": [
    [() => readIdx(idx([0, 28, 28], []), "t"), "t: expected at least one item, got sizes 0 × 28 × 28."],
  ],
  "idx/short": [
    [
      () => readIdx(idx([2, 2], [1, 2, 3]), "t"),
      "t: expected 4 bytes of data (2 × 2), got 3. The file is cut off.",
    ],
    [
      () => readIdx(idx([4294967295, 4294967295, 4294967295], [1]), "t"),
      "t: expected 7.9228162458924105e+28 bytes of data (4294967295 × 4294967295 × 4294967295), got 1. The file is cut off.",
    ],
  ],
  "idx/long": [
    [
      () => readIdx(idx([2], [1, 2, 3]), "t"),
      "t: expected 2 bytes of data (2), got 3. Something was added at its end.",
    ],
  ],
  "idx/not-images": [
    [
      () => readImages(idx([2], [1, 2]), "t"),
      "t: expected images (3 dimensions), got 1. Write images,labels in this order.",
    ],
  ],
  "idx/not-labels": [
    [
      () => readLabels(idx([1, 1, 1], [1]), "t"),
      "t: expected labels (1 dimension), got 3. Write images,labels in this order.",
    ],
  ],
  "idx/counts": [
    [
      pair(1),
      "labels: expected 2 labels, one for each image of images, got 1. Take both files from one set.",
    ],
    [
      pair(3),
      "labels: expected 2 labels, one for each image of images, got 3. Take both files from one set.",
    ],
  ],
  "idx/crop": [
    [crop(-1, 1), cropped("-1 to 1")],
    [crop(1, 0), cropped("1 to 0")],
    [crop(0, 2), cropped("0 to 2")],
    [crop(0.5, 1), cropped("0.5 to 1")],
  ],
};

describe("an IDX file is refused", () => {
  const cases = Object.entries(refused).flatMap(([code, inputs]) =>
    inputs.map(([call, message]) => ({ code, message, call })),
  );
  test.each(cases)("$code: $message", ({ code, message, call }) => {
    expect(failureOf(call)).toEqual({ code, message });
  });
});
