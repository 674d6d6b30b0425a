import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { caught } from "../../../test/caught.js";
import { readTensors, type TensorFile, writeTensors } from "./safetensors.js";

/** A file put together by hand, with nothing checked. */
function file(header: string | Uint8Array, data = 0, length?: bigint): Uint8Array {
  const text = typeof header === "string" ? new TextEncoder().encode(header) : header;
  const bytes = new Uint8Array(8 + text.length + data);
  new DataView(bytes.buffer).setBigUint64(0, length ?? BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

const entry = (shape: unknown, offsets: unknown, dtype: unknown = "F32") => ({
  dtype,
  shape,
  data_offsets: offsets,
});
const withTensor = (tensor: unknown, data = 8) => file(JSON.stringify({ t: tensor }), data);

describe("writeTensors and readTensors", () => {
  test("give back every tensor and string to the bit", () => {
    const values = fc.oneof(
      fc.float32Array({ maxLength: 9 }).map((list) => new Float32Array(list)),
      fc.float64Array({ maxLength: 9 }).map((list) => new Float64Array(list)),
    );
    const texts = fc.dictionary(fc.string(), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(fc.array(values, { maxLength: 5 }), texts, (arrays, metadata) => {
        const tensors = arrays.map((list, i) => ({ name: `t${i}`, shape: [1, list.length], values: list }));
        const bytes = writeTensors({ tensors, metadata });
        const read = readTensors(bytes);
        expect(Object.entries(read.metadata)).toEqual(Object.entries(metadata));
        expect(read.tensors.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(tensors);
        expect(writeTensors(read)).toEqual(bytes);
      }),
    );
  });

  test("write the bytes of the format: length, header padded to a multiple of 8, F64 before F32", () => {
    const bytes = writeTensors({
      tensors: [
        { name: "a", shape: [1], values: new Float32Array([1]) },
        { name: "b", shape: [], values: new Float64Array([-2]) },
      ],
      metadata: { k: "v" },
    });
    const header =
      '{"__metadata__":{"k":"v"},"b":{"dtype":"F64","shape":[],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}';
    const padded = header.padEnd(Math.ceil(header.length / 8) * 8);
    expect(new TextDecoder().decode(bytes.subarray(8, 8 + padded.length))).toBe(padded);
    expect([...bytes.subarray(0, 8)]).toEqual([padded.length, 0, 0, 0, 0, 0, 0, 0]);
    expect([...bytes.subarray(8 + padded.length)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0x80, 0x3f]);
  });

  test("read a file that lies anywhere in a larger buffer, with data at any byte, into arrays of their own", () => {
    const text = '{"t":{"dtype":"F64","shape":[2],"data_offsets":[0,16]}}';
    const whole = new Uint8Array(200).fill(7);
    const bytes = whole.subarray(3, 3 + 8 + text.length + 16);
    bytes.set(file(text, 16));
    const [tensor] = readTensors(bytes).tensors;
    bytes.fill(9);
    expect(tensor).toEqual({ name: "t", shape: [2], values: new Float64Array(2) });
  });

  test("read files of other programs: any order of names, spaces, foreign metadata, empty tensors", () => {
    const text = `{ "b":{"data_offsets":[4, 8],"shape":[1],"dtype":"F32"},
      "e":{"dtype":"F64","shape":[0, 3],"data_offsets":[4,4]}, "a":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]},
      "__metadata__":{"format":"pt"}}   `;
    const { tensors, metadata } = readTensors(file(text, 8));
    expect(tensors.map(({ name }) => name)).toEqual(["a", "e", "b"]);
    expect({ ...metadata }).toEqual({ format: "pt" });
    expect(readTensors(file("{}"))).toEqual({ tensors: [], metadata: {} } satisfies TensorFile);
  });
});

const damaged = "The file is damaged or cut short: copy or download it again.";
const documented = "Write it as docs/file-format.md shows.";
const noFile = "This is no safetensors file, or it is damaged.";

describe("readTensors", () => {
  const cases: [string, () => unknown, string][] = [
    [
      "something else than bytes",
      () => "file" as unknown as Uint8Array,
      'file/bytes: model file: expected a Uint8Array of its bytes, got "file".',
    ],
    [
      "a file too short",
      () => new Uint8Array(9),
      `file/short: model file: expected at least 10 bytes, got 9. ${damaged}`,
    ],
    [
      "a header longer than the file",
      () => file("{}", 0, 3n),
      `file/header-length: model file, byte 0: expected a header of at most 2 bytes (the rest of the file), got 3. ${damaged}`,
    ],
    [
      "a header longer than the limit",
      () => file("{}", 0, 100_000_001n),
      `file/header-limit: model file, byte 0: expected a header of at most 100000000 bytes, got 100000001. ${noFile}`,
    ],
    [
      "a header of 2^63 bytes",
      () => file("{}", 0, 2n ** 63n),
      `file/header-limit: model file, byte 0: expected a header of at most 100000000 bytes, got 9223372036854775808. ${noFile}`,
    ],
    [
      "a header that is no object",
      () => file("[]"),
      `file/header-start: model file, byte 8: expected the header to begin with "{", got "[". ${noFile}`,
    ],
    [
      "a header of no bytes",
      () => file("{}", 0, 0n),
      `file/header-start: model file, byte 8: expected the header to begin with "{", got "". ${noFile}`,
    ],
    [
      "bytes that are no UTF-8",
      () => file(new Uint8Array([0x7b, 0xff, 0x7d])),
      `file/utf8: model file, header: expected UTF-8 text, got other bytes. ${damaged}`,
    ],
    [
      "text that is no JSON",
      () => file("{]"),
      `json/syntax: model file, header, character 1: expected a name in quotes, got "]". ${damaged}`,
    ],
    [
      "a tensor named twice",
      () => file('{"t":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"t":{}}', 4),
      `json/duplicate: model file, header, character 54: expected each name once, got "t" again. ${documented}`,
    ],
    [
      "a header of depth 100,000",
      () => file('{"t":'.repeat(100_000)),
      `json/depth: model file, header, character 160: expected at most 32 levels of nesting, got more. ${documented}`,
    ],
    [
      "metadata that is no object",
      () => file('{"__metadata__":[]}'),
      `file/metadata: model file, __metadata__: expected an object of strings, got a list of 0. ${documented}`,
    ],
    [
      "metadata that is no string",
      () => file('{"__metadata__":{"a":1}}'),
      `file/metadata: model file, __metadata__: expected an object of strings, got 1. ${documented}`,
    ],
    [
      "100,000 tensors",
      () => {
        const names = Array.from({ length: 100_000 }, (_, i) => [`t${i}`, entry([0], [0, 0])]);
        return file(JSON.stringify(Object.fromEntries(names)));
      },
      "json/count: model file, header, character 310176: expected at most 16384 lists and objects, got more. Every tensor has three, and a layer two tensors.",
    ],
    [
      "a tensor that is no object",
      () => withTensor([1]),
      `file/entry: model file, tensor "t": expected an object of dtype, shape and data_offsets, got [1]. ${documented}`,
    ],
    [
      "a tensor that is null",
      () => withTensor(null),
      `file/entry: model file, tensor "t": expected an object of dtype, shape and data_offsets, got null. ${documented}`,
    ],
    [
      "a tensor without offsets",
      () => withTensor({ dtype: "F32", shape: [1], offsets: [0, 4] }),
      `file/entry: model file, tensor "t": expected an object of dtype, shape and data_offsets, got ["dtype","shape","offsets"]. ${documented}`,
    ],
    [
      "a tensor named __proto__ that is no tensor",
      () => file('{"__proto__":{"dtype":"F32"}}'),
      `file/entry: model file, tensor "__proto__": expected an object of dtype, shape and data_offsets, got ["dtype"]. ${documented}`,
    ],
    [
      "a dtype that networks do not have",
      () => withTensor(entry([1], [0, 8], "I64")),
      'file/dtype: model file, tensor "t": expected dtype "F32" or "F64", got "I64". Convert it before saving, in PyTorch with tensor.float().',
    ],
    [
      "a dtype from Object.prototype",
      () => withTensor(entry([1], [0, 8], "constructor")),
      'file/dtype: model file, tensor "t": expected dtype "F32" or "F64", got "constructor". Convert it before saving, in PyTorch with tensor.float().',
    ],
    [
      "a dtype that is no string",
      () => withTensor(entry([1], [0, 8], 32)),
      'file/dtype: model file, tensor "t": expected dtype "F32" or "F64", got 32. Convert it before saving, in PyTorch with tensor.float().',
    ],
    ...[[-2], [1.5], [2 ** 53], [2 ** 30, 2 ** 30], ["2"], [[2]], "2", null].map(
      (shape): [string, () => unknown, string] => [
        `the shape ${JSON.stringify(shape)}`,
        () => withTensor(entry(shape, [0, 8])),
        `file/shape: model file, tensor "t": expected a shape of whole numbers that fits the file, got ${JSON.stringify(shape)}. ${damaged}`,
      ],
    ),
    ...[[0, 9], [8, 0], [-8, 0], [0, 8.5], [0], [0, 4, 8], 8, { 0: 0, 1: 8 }].map(
      (offsets): [string, () => unknown, string] => [
        `the offsets ${JSON.stringify(offsets)}`,
        () => withTensor(entry([2], offsets)),
        `file/offsets: model file, tensor "t": expected data_offsets [begin, end] with 0 ≤ begin ≤ end ≤ 8, got ${JSON.stringify(offsets)}. ${damaged}`,
      ],
    ),
    [
      "offsets that disagree with shape × dtype",
      () => withTensor(entry([2], [0, 8], "F64")),
      `file/size: model file, tensor "t": expected 16 bytes (shape × dtype), got data_offsets for 8. ${damaged}`,
    ],
    [
      "tensors that overlap",
      () => file(JSON.stringify({ a: entry([2], [0, 8]), b: entry([2], [4, 12]) }), 12),
      `file/overlap: model file, tensor "b": expected its bytes to begin at 8, where the tensor before it ends, got 4: they overlap. ${damaged}`,
    ],
    [
      "two tensors in the same bytes",
      () => file(JSON.stringify({ a: entry([2], [0, 8]), b: entry([2], [0, 8]) }), 8),
      `file/overlap: model file, tensor "b": expected its bytes to begin at 8, where the tensor before it ends, got 0: they overlap. ${damaged}`,
    ],
    [
      "a hole between tensors",
      () => file(JSON.stringify({ a: entry([1], [0, 4]), b: entry([1], [8, 12]) }), 12),
      `file/hole: model file, tensor "b": expected its bytes to begin at 4, where the tensor before it ends, got 8: a hole. ${damaged}`,
    ],
    [
      "bytes after the last tensor",
      () => withTensor(entry([1], [0, 4])),
      "file/trailing: model file: expected 4 bytes of tensors, got 8. Something was appended, or the header was changed.",
    ],
    [
      "a name too long for a message",
      () => file(JSON.stringify({ ["n".repeat(100)]: { shape: new Array(50).fill(1000) } })),
      `file/entry: model file, tensor "${"n".repeat(57)}…": expected an object of dtype, shape and data_offsets, got ["shape"]. ${documented}`,
    ],
    [
      "a shape too long for a message",
      () => withTensor(entry(new Array(50).fill(1000), [0, 8])),
      `file/shape: model file, tensor "t": expected a shape of whole numbers that fits the file, got ${JSON.stringify(new Array(50).fill(1000)).slice(0, 57)}…. ${damaged}`,
    ],
  ];
  test.each(cases)("refuses %s", (_, bytes, message) => {
    expect(caught(() => readTensors(bytes() as Uint8Array))).toBe(message);
  });
});
