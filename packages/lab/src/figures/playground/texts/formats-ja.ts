// 表のテキストではないファイル（JSON Lines、Parquet、gzip）の誤りを日本語で。
import { short } from "./cells.js";
import type { FormatFaults } from "./formats-en.js";

const name = (text: string) => `「${short(text)}」`;
const where = (place: object) => {
  const { line, row, column } = place as { line?: number; row?: number; column?: string };
  const parts = [line && `${line} 行目`, row && `${row} 行目`, column !== undefined && `${name(column)}の列`];
  const told = parts.filter(Boolean).join("、");
  return told === "" ? "" : `${told}：`;
};
const again = "ファイルが壊れているか、途中で切れています。もう一度作るか、取り直してください。";

export const formatFaults: FormatFaults = {
  "file/gzip-damaged": () => again,
  "file/gzip-too-large": () => "展開すると大きすぎます。行を減らしてください。",
  "jsonl/empty": () => "ファイルが空です。1 行に 1 つずつ JSON のオブジェクトを書いてください。",
  "jsonl/gzip": () => "圧縮されたファイルです。名前の終わりを .gz にしてください。",
  "jsonl/utf-16": () => "UTF-16 のテキストです。UTF-8 で保存してください。",
  "jsonl/utf-8": ({ place }) => `${where(place)}UTF-8 ではありません。UTF-8 で保存してください。`,
  "jsonl/row-too-long": ({ place }) =>
    `${where(place)}行が長すぎます。改行が抜けていないか確かめてください。`,
  "jsonl/blank-line": ({ place }) => `${where(place)}空行です。消してください。`,
  "jsonl/no-object": ({ place }) =>
    `${where(place)}オブジェクトではありません。{"width": 0.2} のように 1 行に 1 つ書いてください。`,
  "jsonl/syntax": ({ place, character }) =>
    `${where(place)}${character} 文字目で JSON として読めなくなります。1 行に 1 つ、完全なオブジェクトを書いてください。`,
  "jsonl/not-finite": ({ place, got }) =>
    `${where(place)}JSON に ${short(got)} はありません。null と書いてください。`,
  "jsonl/range": ({ place, got }) =>
    `${where(place)}${name(got)}は数として扱える範囲（およそ 1.8e308）を超えています。`,
  "jsonl/nested": ({ place }) =>
    `${where(place)}中にリストかオブジェクトがあります。要素を別々の列にしてください。`,
  "jsonl/key-empty": ({ place }) => `${where(place)}名前のない値があります。名前を付けるか、消してください。`,
  "jsonl/key-duplicate": ({ place, name: twice }) =>
    `${where(place)}${name(twice)}が 2 度出てきます。片方の名前を変えてください。`,
  "jsonl/key-unknown": ({ place, name: unknown }) =>
    `${where(place)}${name(unknown)}は 1 行目にない名前です。1 行目にすべての名前を書いてください。`,
  "jsonl/no-keys": ({ place }) => `${where(place)}名前がありません。1 行目にすべての名前を書いてください。`,
  "jsonl/too-many-columns": ({ place }) =>
    `${where(place)}名前が多すぎます。改行が抜けていないか確かめてください。`,
  "parquet/empty": () => "ファイルが空です。もう一度作るか、取り直してください。",
  "parquet/magic": () =>
    "Parquet のファイルではないか、途中で切れています。名前を確かめるか、取り直してください。",
  "parquet/encrypted": () => "暗号化されたファイルです。暗号化せずに書き出してください。",
  "parquet/footer": () => again,
  "parquet/damaged": ({ place }) => `${where(place)}${again}`,
  "parquet/nested": ({ place }) =>
    `${where(place)}リストや構造体が入っています。要素を別々の列にしてください。`,
  "parquet/type": ({ place, got }) =>
    `${where(place)}型 ${short(got)} は数でも文字でもありません。別の型で書き出してください。`,
  "parquet/codec": ({ place, got }) =>
    `${where(place)}${short(got)} で圧縮されています。snappy、gzip、zstd、brotli、lz4 か、圧縮なしで書き出してください。`,
  "parquet/encoding": ({ place, got }) =>
    `${where(place)}符号化 ${short(got)} は読めません。別のプログラムか別の版で書き出してください。`,
  "parquet/rows": ({ place, expected, got }) =>
    `${where(place)}${expected} 行あるはずが、${got} 行です。${again}`,
  "parquet/int64": ({ place, got }) =>
    `${where(place)}${short(got)} は、正確に表せないほど大きな整数です。文字の列として書き出すか、除いてください。`,
  "parquet/utf-8": ({ place }) =>
    `${where(place)}UTF-8 ではありません。文字の列として書き出すか、除いてください。`,
  "parquet/page-too-large": ({ place }) =>
    `${where(place)}ページが大きすぎます。もっと小さなページで書き出してください。`,
  "parquet/cells": () =>
    "ファイルに収まるはずのない数の欄があることになっています。いくつかのファイルに分けてください。",
  "parquet/no-rows": () => "行がありません。行を足してください。",
  "parquet/no-columns": () => "列がありません。列を足してください。",
  "parquet/too-many-columns": ({ limit, got }) =>
    `列が ${got} あります。読めるのは ${limit} までです。いくつか除いてください。`,
  "parquet/column-empty": ({ position }) =>
    `${position} 列目に名前がありません。名前を付けるか、除いてください。`,
  "parquet/column-duplicate": ({ name: twice }) =>
    `${name(twice)}という列が 2 つあります。片方の名前を変えてください。`,
};
