import { describe, expect, test } from "vitest";
import { failureOf } from "../../test/failure.js";
import { dataFile, isGzipName } from "./names.js";

describe("dataFile", () => {
  test.each([
    ["iris.csv", "csv", false],
    ["a/b.c/iris.TSV", "tsv", false],
    ["iris.csv.gz", "csv", true],
    ["a,b.tsv.GZ", "tsv", true],
    ["iris.jsonl", "jsonl", false],
    ["iris.ndjson.gz", "jsonl", true],
    ["iris.parquet", "parquet", false],
  ])("takes %s for a table", (path, kind, gzip) => {
    expect(dataFile(path)).toEqual({ kind, path, gzip });
  });

  test("takes two names with a comma between them for images and labels", () => {
    expect(dataFile("x/images,y/labels.gz")).toEqual({
      kind: "idx",
      images: "x/images",
      labels: "y/labels.gz",
    });
  });

  test.each(["iris.txt", "", ",", "images,", ",labels", "a,b,c", "csv", "iris.csv.zip"])(
    "refuses %j",
    (path) => {
      expect(failureOf(() => dataFile(path)).code).toBe("file/kind");
    },
  );

  test("says what it takes", () => {
    expect(failureOf(() => dataFile("iris.xlsx")).message).toBe(
      "iris.xlsx: expected a file named .csv, .tsv, .jsonl or .parquet, which may end in .gz, or an IDX pair written images,labels.",
    );
  });
});

test("isGzipName looks at the end of the name alone", () => {
  expect(isGzipName("a.gz")).toBe(true);
  expect(isGzipName("a.gz.csv")).toBe(false);
});
