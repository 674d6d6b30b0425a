// The public API: files → columns (csv/, idx/) → dataset (encode/). Works on bytes alone: the caller opens the files.

export { csvMessages } from "./csv/errors.js";
export { type CsvOptions, readCsv } from "./csv/read.js";
export { inputSizeOf } from "./encode/columns.js";
export { type Encoded, type EncodeOptions, encode, type Missing } from "./encode/encode.js";
export { type EncodeForOptions, encodeFor, encodeRow } from "./encode/encode-for.js";
export { encodeMessages } from "./encode/errors.js";
export type { Note, NoteCode } from "./encode/notes.js";
export { noteMessages } from "./encode/notes.js";
export type { Task } from "./encode/task.js";
export { fileMessages } from "./errors.js";
export { dataFile, type IdxFiles, isGzipName, type TableFile } from "./files.js";
export { decompressedLimit, gunzip } from "./gzip.js";
export { idxMessages } from "./idx/errors.js";
export { type Idx, readIdx } from "./idx/idx.js";
export {
  type Crop,
  type ImageLabels,
  type Images,
  imagesToDataset,
  lectureCrop,
  readImages,
  readLabels,
} from "./idx/images.js";
export { loadImages, loadTable } from "./load.js";
export { at, type FieldPlace, type FilePlace, type Place } from "./place.js";
export type { Table } from "./table.js";
