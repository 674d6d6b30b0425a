// What the pages of a Parquet file may be compressed by.
import {
  compressors,
  decompressBrotli,
  decompressGzip,
  decompressLz4,
  decompressLz4Raw,
  decompressZstd,
} from "hyparquet-compressors";
import type { FilePlace } from "../table/place.js";
import { fail } from "./errors.js";
import { Damaged } from "./thrift.js";

type Unpack = (bytes: Uint8Array, size: number) => Uint8Array;

/** By the number that the format gives them. */
const codecs: readonly { readonly name: string; readonly unpack?: Unpack | undefined }[] = [
  { name: "UNCOMPRESSED", unpack: (bytes) => bytes },
  { name: "SNAPPY", unpack: compressors.SNAPPY },
  { name: "GZIP", unpack: gunzipped },
  { name: "LZO" },
  { name: "BROTLI", unpack: decompressBrotli },
  { name: "LZ4", unpack: decompressLz4 },
  { name: "ZSTD", unpack: (bytes, size) => decompressZstd(bytes, new Uint8Array(size)) },
  { name: "LZ4_RAW", unpack: decompressLz4Raw },
];

export interface Packed {
  readonly codec: number;
  readonly bytes: Uint8Array;
  /** What they claim to become, and what a page of this file may. */
  readonly size: number;
  readonly limit: number;
  readonly place: FilePlace;
}

/** Throws  "parquet/codec", "parquet/page-too-large", `Damaged` */
export function unpacked({ codec, bytes, size, limit, place }: Packed): Uint8Array {
  const { name, unpack } = codecs[codec] ?? { name: `the unknown number ${codec}` };
  if (unpack === undefined) return fail("parquet/codec", { place, got: name });
  if (size > limit) fail("parquet/page-too-large", { place, limit, got: size });
  if (size < 0) throw new Damaged("size");
  if (size === 0) return new Uint8Array();
  const result = whole(() => unpack(bytes, size));
  if (result.length !== size) throw new Damaged("size");
  return result;
}

/** The decompressor takes any bytes for a stream without a header. */
function gunzipped(bytes: Uint8Array, size: number): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) throw new Damaged("gzip");
  return decompressGzip(bytes, size);
}

/** Whatever a decompressor throws, its data were damaged. */
function whole(unpack: () => Uint8Array): Uint8Array {
  try {
    return unpack();
  } catch (cause) {
    throw new Damaged("compressed", { cause });
  }
}
