// What can be wrong with an IDX file.
import { type Fail, thrower } from "kobai";
import { pathNamed } from "../table/place.js";

type File = { file: string };

export const idxMessages = {
  "idx/empty": ({ file }: File) =>
    `${pathNamed(file)}: expected an IDX file, got an empty file. Make or fetch it again.`,
  "idx/gzip": ({ file }: File) =>
    `${pathNamed(file)}: expected an IDX file, got gzip data. Give the file a name that ends in .gz.`,
  "idx/magic": ({ file }: File) =>
    `${pathNamed(file)}: expected an IDX file (it begins with two zero bytes), got something else. Check the name of the file.`,
  "idx/type": ({ file, got }: File & { got: number }) =>
    `${pathNamed(file)}: expected unsigned bytes (type 0x08), got ${typeName(got)}. Convert the file to unsigned bytes.`,
  "idx/dimensions": ({ file, got }: File & { got: number }) =>
    `${pathNamed(file)}: expected 1 to 3 dimensions, got ${got}. Check the name of the file.`,
  "idx/header": ({ file, expected, got }: File & { expected: number; got: number }) =>
    `${pathNamed(file)}: expected a header of ${expected} bytes, got a file of ${got}. The file is cut off.`,
  "idx/no-items": ({ file, sizes }: File & { sizes: readonly number[] }) =>
    `${pathNamed(file)}: expected at least one item, got sizes ${sizes.join(" × ")}.`,
  "idx/short": ({ file, sizes, expected, got }: Length) =>
    `${pathNamed(file)}: expected ${expected} bytes of data (${sizes.join(" × ")}), got ${got}. The file is cut off.`,
  "idx/long": ({ file, sizes, expected, got }: Length) =>
    `${pathNamed(file)}: expected ${expected} bytes of data (${sizes.join(" × ")}), got ${got}. Something was added at its end.`,
  "idx/not-images": ({ file, got }: File & { got: number }) =>
    `${pathNamed(file)}: expected images (3 dimensions), got ${got}. Write images,labels in this order.`,
  "idx/not-labels": ({ file, got }: File & { got: number }) =>
    `${pathNamed(file)}: expected labels (1 dimension), got ${got}. Write images,labels in this order.`,
  "idx/counts": ({ images, labels, imagesFile, labelsFile }: Counts) =>
    `${pathNamed(labelsFile)}: expected ${images} labels, one for each image of ${pathNamed(imagesFile)}, got ${labels}. Take both files from one set.`,
  "idx/crop": ({ first, last, height, width }: Crop) =>
    `crop: expected whole numbers 0 ≤ first ≤ last inside images of ${height} × ${width} pixels, got ${first} to ${last}.`,
};

/** The types of the format, by their byte. */
const types = new Map([
  [0x09, "signed bytes"],
  [0x0b, "16-bit integers"],
  [0x0c, "32-bit integers"],
  [0x0d, "32-bit floats"],
  [0x0e, "64-bit floats"],
]);

function typeName(type: number): string {
  return types.get(type) ?? `the unknown type 0x${type.toString(16).padStart(2, "0")}`;
}

type Length = File & { sizes: readonly number[]; expected: number; got: number };
type Counts = { images: number; labels: number; imagesFile: string; labelsFile: string };
type Crop = { first: number; last: number; height: number; width: number };

export const fail: Fail<typeof idxMessages> = thrower(idxMessages);
