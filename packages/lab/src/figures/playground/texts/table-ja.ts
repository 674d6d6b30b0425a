// What the playground says in Japanese about a reader's own table.
import type { Note } from "@kobai/tables";
import { short } from "./cells.js";
import { formatFaults } from "./formats-ja.js";
import { type TableFaults, type TableNotes, type TableTexts, told } from "./table-en.js";

const name = (text: string) => `「${short(text)}」`;
const cell = (text: string) => (text === "" ? "空欄" : name(text));
const list = (names: readonly string[]) =>
  names.length > 8
    ? `${names.slice(0, 8).map(short).join("、")} など ${names.length} 個`
    : names.map(short).join("、");
const where = (place: object) => {
  const { line, column } = place as { line?: number; column?: string };
  const parts = [line && `${line} 行目`, column !== undefined && `${name(column)}の列`].filter(Boolean);
  return parts.length === 0 ? "" : `${parts.join("、")}：`;
};
const separators: Record<string, string> = { ",": "カンマ", ";": "セミコロン", "\t": "タブ" };
const numberAdvice = {
  text: "文字になっています。引用符を付けずに書いてください。",
  range: "数として扱える範囲（およそ 1.8e308）を超えています。",
  comma: "小数点はピリオドで 1.5 のように、桁区切りなしで 1500 のように書いてください。",
  infinity: "有限の数を書いてください。",
  base: "十進数で書いてください。",
  "full-width": "半角の数字で書いてください。",
  other: "直すか、その行を消してください。",
};

const faults: TableFaults = {
  ...formatFaults,
  "csv/empty": () => "表が空です。1 行目に列の名前を書いてください。",
  "csv/header-only": () => "列の名前だけで、データの行がありません。2 行目からデータを書いてください。",
  "csv/gzip": () => "圧縮されたファイルです。先に展開してください。",
  "csv/utf-16": () => "文字コードが UTF-16 です。「CSV UTF-8」で保存し直してください。",
  "csv/utf-8": ({ place }) =>
    `${where(place)}文字コードが UTF-8 ではありません。「CSV UTF-8」で保存し直してください。`,
  "csv/nul": ({ place }) =>
    `${where(place)}文字ではないデータ（NUL）があります。表のファイルか確かめてください。`,
  "csv/carriage-return": ({ place }) =>
    `${where(place)}改行が CR だけです。LF か CRLF で保存し直してください。`,
  "csv/row-too-long": ({ place }) =>
    `${where(place)}行が終わりません。閉じていない引用符がないか確かめてください。`,
  "csv/too-many-columns": ({ got, limit }) =>
    `列が ${got} 個あります。読めるのは ${limit} 個までです。改行が抜けていませんか。`,
  "csv/delimiter": ({ place, expected, got }) =>
    `${where(place)}区切りは${separators[expected]}のはずですが、${separators[got]}になっています。${separators[expected]}区切りで保存し直してください。`,
  "csv/column-empty": ({ place, position }) =>
    `${where(place)}${position} 列目に名前がありません。名前を付けるか、列を消してください。`,
  "csv/column-duplicate": ({ place, name: twice, first, second }) =>
    `${where(place)}${name(twice)}という名前が ${first} 列目と ${second} 列目にあります。片方を変えてください。`,
  "csv/blank-line": ({ place }) => `${where(place)}空の行です。消してください。`,
  "csv/row-short": ({ place, expected, got, missing }) =>
    `${where(place)}セルは ${expected} 個のはずですが、${got} 個しかありません。${name(missing)}から先が足りません。`,
  "csv/row-long": ({ place, expected, got, extra }) =>
    `${where(place)}セルは ${expected} 個のはずですが、${got} 個あります。${name(extra)}から先が余っています。区切り文字を含むセルは、引用符で囲んでください。`,
  "csv/quote-open": ({ place }) => `${where(place)}引用符が閉じていません。`,
  "csv/quote-inside": ({ place }) =>
    `${where(place)}セルの途中に引用符があります。セル全体を引用符で囲み、中の引用符は二つ重ねてください。`,
  "cell/number": ({ place, got, fault }) =>
    `${where(place)}数のはずですが、${cell(got)}になっています。${numberAdvice[fault]}`,
  "cell/missing": ({ place, got }) =>
    `${where(place)}値がありません（${cell(got)}）。空欄をどうするか、下で選んでください。`,
  "target/missing": ({ place, got }) =>
    `${where(place)}学ぶはずの正解がありません（${cell(got)}）。その行を除くか、値を書き入れてください。`,
  "target/no-inputs": () => "列がひとつしかありません。何から学ぶのか、入力になる列も必要です。",
  "target/one-class": ({ place, got }) =>
    `${where(place)}どの行も${name(got)}です。学ぶ列をほかから選んでください。`,
  "target/one-number": ({ place, got }) =>
    `${where(place)}どの行も ${got} です。学ぶ列をほかから選んでください。`,
  "target/too-many-classes": ({ place, got, more }) =>
    `${where(place)}${got} 種類${more ? "より多く" : "も"}の値があります。名前のようです。学ぶ列をほかから選んでください。`,
  "column/too-many-categories": ({ place, got, more }) =>
    `${where(place)}${got} 種類${more ? "より多く" : "も"}の値があります。名前のようです。この列は消してください。`,
  "column/too-many-texts": ({ place, limit }) =>
    `${where(place)}${limit} 種類より多くの値があります。名前のようです。この列は消してください。`,
  "column/empty": ({ place }) => `${where(place)}すべて空欄です。この列は消してください。`,
  "rows/all-dropped": ({ rows }) =>
    `${rows} 行すべてに空欄があります。平均で埋めるか、空欄のいちばん多い列を消してください。`,
  "rows/one": () => "データが 1 行しかありません。学ぶには、少なくとも 2 行必要です。",
  "rows/identical": ({ rows }) => `${rows} 行とも入力が同じです。学べることがありません。`,
  "playground/too-large": ({ numbers, limit }) =>
    `この表は ${numbers} 個の数になります。ここで学べるのは ${limit} 個までです。行を減らすか、コマンドの「kobai train」を使ってください。`,
};

const notes: TableNotes = {
  "note/last-column": () => undefined,
  "note/classes": ({ labels }) => `${labels.length} 種類のどれかを当てます：${list(labels)}。`,
  "note/classes-from-numbers": ({ labels }) =>
    `整数なので、${labels.length} 種類のどれかを当てるものとみなします：${list(labels)}。`,
  "note/regression": () => "数を数で当てます。",
  // the playground learns one target
  "note/yes-no": () => undefined,
  "note/dropped": ({ dropped, rows }) => `${rows} 行のうち、空欄のある ${dropped} 行を除きます。`,
  "note/filled": ({ cells, columns }) =>
    `空欄 ${cells} 個（${list(columns)}）を埋めます。数は平均、文字はいちばん多い値です。`,
  "note/constant": ({ columns }) => `どの行も同じ値なので、学べることがありません：${list(columns)}。`,
  "note/identifier": ({ columns }) =>
    `半分以上の行で値がちがいます。名前ではありませんか：${list(columns)}。`,
  "note/row-number": ({ columns }) => `行に番号を振っただけの列のようです：${list(columns)}。`,
};

export const tableJa: TableTexts = {
  title: "自分の表",
  promise:
    "表を貼り付けるか、ファイル（CSV、TSV、JSON Lines、Parquet）をここに落とすか、選んでください。このページの中だけで読み、どこにも送りません。",
  paste: "表のテキスト",
  placeholder: "高さ,幅,種類\n5.1,3.5,小\n6.7,3.1,大",
  choose: "ファイルを選ぶ",
  example: "例を使う：温度と水の状態",
  pastedName: "貼り付けた表",
  taken: (file, { rows, encoded }) =>
    `${short(file)}：${rows} 行。${list(encoded.columns.inputs.map(({ name }) => name))}から${name(encoded.columns.targets[0])}を学びます。数は平均 0、標準偏差 1 にそろえます。`,
  target: ["学ぶ列：", ""],
  targetLabel: "学ぶ列",
  missing: "空欄のある行は",
  missingNames: { error: "エラーにする", drop: "除く", mean: "埋める" },
  faultOf: (failure) => told(faults, failure),
  noteOf: ({ code, fields }: Note) => (notes[code] as (fields: object) => string | undefined)(fields),
  waiting: "表を入れると、ネットワークが現れます。",
};
