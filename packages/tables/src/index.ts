// The public API: files → columns (csv/, jsonl/, parquet/, idx/) → dataset (encode/). Works on bytes alone: the caller
// opens the files.

export { csvMessages } from "./csv/errors.js";
export { type CsvOptions, readCsv } from "./csv/read.js";
export { inputSizeOf, type Unseen } from "./encode/columns.js";
export { type Encoded, encode } from "./encode/encode.js";
export { blockEncoder, type EncodeForOptions, encodeFor, encodeRow, wantedBy } from "./encode/encode-for.js";
export { encodeMessages } from "./encode/errors.js";
export type { EncodeOptions, Learned, Missing } from "./encode/learn.js";
export type { Note, NoteCode } from "./encode/notes.js";
export { noteMessages } from "./encode/notes.js";
export type { AskedTask, Task } from "./encode/task.js";
export { fileMessages } from "./files/errors.js";
export { decompressedLimit, gunzip } from "./files/gzip.js";
export { loadImages, loadTable } from "./files/load.js";
export {
  dataFile,
  type IdxFiles,
  isGzipName,
  type TableFile,
  type TableKind,
  tableFile,
} from "./files/names.js";
export { type ReadOptions, readCsvText, readTable } from "./files/read.js";
export { type ByteSource, bytesSource } from "./files/source.js";
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
export { jsonlMessages } from "./jsonl/errors.js";
export { type JsonLinesOptions, readJsonLines } from "./jsonl/read.js";
export { parquetMessages } from "./parquet/errors.js";
export { type ParquetOptions, readParquet } from "./parquet/read.js";
export { type EncodedSource, encodeSpooled, encodeSpooledFor } from "./spool/source.js";
export { Spool, type SpooledTable, type SpoolFile } from "./spool/spool.js";
export { tableMessages } from "./table/errors.js";
export { at, type FieldPlace, type FilePlace, type Place } from "./table/place.js";
export type { Block, Column, Table, TableShape } from "./table/table.js";
export type { Cell, Wanted } from "./table/writer.js";
