import { csvMessages, encodeMessages, jsonlMessages, noteMessages, parquetMessages } from "@kobai/tables";
import { describe, expect, test } from "vitest";
import { parse } from "../../../url-state.js";
import { schema } from "../state.js";
import { tableEn } from "../texts/table-en.js";
import { tableJa } from "../texts/table-ja.js";
import { planeOf } from "./plane.js";
import { setupOf } from "./setup.js";
import { ownSource } from "./source.js";
import { exampleTable, mostNumbers, openTable, readTable } from "./table.js";

const read = (text: string, target = "", missing: "error" | "drop" | "mean" = "error") =>
  readTable({ bytes: new TextEncoder().encode(text), name: "t.csv", target, missing });

/** The fault of a table in both languages. */
function faultOf(text: string, target = "") {
  try {
    read(text, target);
  } catch (failure) {
    return [tableEn.faultOf(failure), tableJa.faultOf(failure)];
  }
  throw new Error("expected a fault");
}

test("a table that is pasted from a spreadsheet has tabs", () => {
  expect(read("a\tb\n1\tx\n2\ty\n").columns).toEqual(["a", "b"]);
  expect(read("a,b\n1,x\n2,\ty\n").columns).toEqual(["a", "b"]);
});

test("the last column is learned unless another one of the table is named", () => {
  const target = (name: string) => read("a,b,c\n1,2,x\n3,4,y\n", name).encoded.columns.targets;
  expect([target(""), target("b"), target("gone")]).toEqual([["c"], ["b"], ["c"]]);
});

describe("what is wrong is told with its place, in both languages", () => {
  test.each<[string, string, string, string]>([
    [
      "a cell",
      "size,kind\n1,a\n2,b\n3x,a\n4,b\n5,a\n",
      "Line 4, column “size”: expected a number, got “3x”. Correct it, or remove the row.",
      "4 行目、「size」の列：数のはずですが、「3x」になっています。直すか、その行を消してください。",
    ],
    [
      "an empty cell",
      "size,kind\n1,a\n,b\n",
      "Line 3, column “size”: expected a value, got an empty cell. Choose below what is done about empty cells.",
      "3 行目、「size」の列：値がありません（空欄）。空欄をどうするか、下で選んでください。",
    ],
    [
      "a short row",
      "a,b,c\n1,2,3\n4,5\n",
      "Line 3: expected 3 cells, got 2. The first one missing is “c”.",
      "3 行目：セルは 3 個のはずですが、2 個しかありません。「c」から先が足りません。",
    ],
    [
      "another separator",
      "a;b\n1;2\n",
      "Line 1: expected names separated by commas, got semicolons. Save the table with commas.",
      "1 行目：区切りはカンマのはずですが、セミコロンになっています。カンマ区切りで保存し直してください。",
    ],
    [
      "one class",
      "a,b\n1,x\n2,x\n",
      "Column “b”: the same, “x”, in every row. Choose another column to learn.",
      "「b」の列：どの行も「x」です。学ぶ列をほかから選んでください。",
    ],
    [
      "no rows",
      "a,b\n",
      "There are no rows below the first line, which names the columns. Add rows.",
      "列の名前だけで、データの行がありません。2 行目からデータを書いてください。",
    ],
  ])("%s", (_, text, en, ja) => {
    expect(faultOf(text)).toEqual([en, ja]);
  });

  test("too many numbers", () => {
    const rows = Math.ceil(mostNumbers / 2) + 1;
    const text = `a,b,c\n${Array.from({ length: rows }, (_, i) => `${i},${(7 * i) % 5},${i % 2}\n`).join("")}`;
    expect(faultOf(text)).toEqual([
      `The table makes ${2 * rows} numbers; here 250000 can be learned from. Use fewer rows, or “kobai train” on the command line.`,
      `この表は ${2 * rows} 個の数になります。ここで学べるのは 250000 個までです。行を減らすか、コマンドの「kobai train」を使ってください。`,
    ]);
  });

  test("what is no fault of a table is left to others", () => {
    expect(tableEn.faultOf(new Error("x"))).toBeUndefined();
    expect(tableJa.faultOf({ code: "toString", fields: {} })).toBeUndefined();
  });
});

test("what was decided is told", () => {
  const { encoded } = read("n,kind\n1,a\n,b\n3,a\n", "kind", "mean");
  const told = [tableEn, tableJa].map(({ noteOf }) => encoded.notes.map(noteOf).filter((note) => note));
  expect(told).toEqual([
    [
      "It is taken as 2 classes: a, b.",
      "1 empty cells (n) are filled: numbers with the mean, texts with the commonest one.",
    ],
    ["2 種類のどれかを当てます：a、b。", "空欄 1 個（n）を埋めます。数は平均、文字はいちばん多い値です。"],
  ]);
  expect(Object.keys({ ...csvMessages, ...encodeMessages, ...noteMessages }).length).toBeGreaterThan(40);
});

/** DuckDB: copy (select i * 0.5 as width, case when i % 2 = 0 then 'a' else 'b' end as kind from range(6) t(i)) to
 * 'tiny.parquet' (format parquet, compression uncompressed) */
const parquet =
  "UEFSMRUAFcwBFcwBLBUMFQAVBhUGAAACAAAADAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABQAAAAAAAAAAAAAAAAAAAAoAAAAAAAAAAAAAAAAAAAAPAAAAAAAAAAAAAAAAAAAAFAAAAAAAAAAAAAAAAAAAABkVABVIFUgsFQwVABUGFQYAAAIAAAAMAQEAAABhAQAAAGIBAAAAYQEAAABiAQAAAGEBAAAAYhUCGTw1ABgNZHVja2RiX3NjaGVtYRUEABUOFSAVAhgFd2lkdGglChUCFSosXBUCFSoAAAAVDCUCGARraW5kJQAAFgwZHBksJgAcFQ4ZFQAZGAV3aWR0aBUAFgwW8gEW8gEmCDwYEAAAAAAAAAAAAAAAAAAAABkYEAAAAAAAAAAAAAAAAAAAAAAWACgQAAAAAAAAAAAAAAAAAAAAGRgQAAAAAAAAAAAAAAAAAAAAABERAAAAJgAcFQwZFQAZGARraW5kFQAWDBZqFmom+gE8GAFiGAFhFgAoAWIYAWEREQAAABbcAhYMJggW3AIAKChEdWNrREIgdmVyc2lvbiB2MS41LjYgKGJ1aWxkIDA2OWNjOWY5YjUpGSwcAAAcAAAAHwEAAFBBUjE=";

describe("a file of another format", () => {
  const open = (name: string, bytes: Uint8Array<ArrayBuffer>) =>
    openTable({ name, bytes, target: "", missing: "error" });
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const same = "width,kind\n0,a\n0.5,b\n1,a\n1.5,b\n2,a\n2.5,b\n";

  test("is read as the same table", async () => {
    const { encoded } = read(same);
    const { encoded: ofParquet, columns } = await open(
      "t.parquet",
      Uint8Array.from(Buffer.from(parquet, "base64")),
    );
    expect([ofParquet.dataset, ofParquet.labels, columns]).toEqual([
      encoded.dataset,
      encoded.labels,
      ["width", "kind"],
    ]);
    const lines = [0, 1, 2, 3, 4, 5].map((i) => JSON.stringify({ width: i / 2, kind: "ab"[i % 2] }));
    expect((await open("t.jsonl", utf8(lines.join("\n")))).encoded.dataset).toEqual(encoded.dataset);
    const packed = new Blob([same]).stream().pipeThrough(new CompressionStream("gzip"));
    const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
    expect((await open("t.csv.gz", bytes)).encoded.dataset).toEqual(encoded.dataset);
    expect((await open("pasted", utf8(same))).encoded.dataset).toEqual(encoded.dataset);
  });

  test("that is damaged is told in both languages", async () => {
    const told = async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
      const failure = await open(name, bytes).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      return [tableEn.faultOf(failure), tableJa.faultOf(failure)];
    };
    expect(await told("t.parquet", utf8("width,kind\n1,a\n"))).toEqual([
      "This is no Parquet file, or it is cut off. Check its name, or fetch it again.",
      "Parquet のファイルではないか、途中で切れています。名前を確かめるか、取り直してください。",
    ]);
    expect(await told("t.jsonl", utf8('{"a": 1, "b": 2}\n{"a": [1], "b": 2}\n'))).toEqual([
      "Line 2, column “a”: a list or an object inside. Write its parts as columns of their own.",
      "2 行目、「a」の列：中にリストかオブジェクトがあります。要素を別々の列にしてください。",
    ]);
    expect(await told("t.csv.gz", utf8("no gzip"))).toEqual([
      "The file is damaged or cut off. Make or fetch it again.",
      "ファイルが壊れているか、途中で切れています。もう一度作るか、取り直してください。",
    ]);
  });

  test("has words for everything that can be wrong with it", () => {
    const fields = {
      place: { file: "t", row: 2, column: "a" },
      name: "a",
      got: "x",
      limit: 1,
      expected: 1,
      position: 1,
    };
    for (const code of Object.keys({ ...jsonlMessages, ...parquetMessages }))
      for (const { faultOf } of [tableEn, tableJa]) expect(faultOf({ code, fields })).toMatch(/\S+[.。]$/);
  });
});

test("two columns of numbers and two classes are a plane, of which a little more is shown than the rows fill", () => {
  const rows = "0,10,u\n2,20,v\n4,30,u\n1,15,v\n";
  const plane = planeOf(ownSource(read(`a,b,c\n${rows}`).encoded, "own"));
  expect(plane?.x).toEqual([-0.32, 4.32]);
  expect(plane?.y).toEqual([8.4, 31.6]);
  expect(planeOf(ownSource(read(`a,b,c\n${rows}`, "b").encoded, "own"))).toBeUndefined();
  expect(planeOf(ownSource(read("a,b\nx,u\ny,v\nx,v\n").encoded, "own"))).toBeUndefined();
});

test("the example has three classes, and its scaling comes from the rows it learns from", () => {
  const source = ownSource(read(exampleTable()).encoded, "own");
  expect(source.answers).toEqual(["ice", "steam", "water"]);
  const { untrained, train } = setupOf({ ...parse(schema, "p", ""), data: "own" }, source);
  const mean = Array.from(train.inputs).reduce((sum, x) => sum + x, 0) / train.inputs.length;
  expect(untrained.scaling?.offset).toEqual([mean]);
  expect(untrained.layers.map(({ outputSize, activation }) => [outputSize, activation])).toEqual([
    [4, "tanh"],
    [3, "softmax"],
  ]);
});
