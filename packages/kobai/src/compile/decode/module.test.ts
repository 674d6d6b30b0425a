import { describe, expect, it } from "vitest";
import { trainingModules } from "../../../test/modules.js";
import { define, type FunctionCode } from "../encode/function.js";
import { type Code, i32, op } from "../encode/instruction.js";
import { encodeModule } from "../encode/module.js";
import { decodeModule, relaxedInstructions } from "./module.js";

const withBody = (body: Code): FunctionCode => define("kernel", { parameters: [] }, () => body);
const bytesOf = (...functions: FunctionCode[]) => encodeModule({ memoryPages: 2, functions, exports: [] });

describe("decodeModule", () => {
  it("reads back what encodeModule wrote", () => {
    const sum = define("sum", { parameters: ["i32", "f64"], results: ["f64"] }, (f, a, b) => {
      f.locals("v128", 2);
      return op("f64.add", op("f64.convert_i32_u", a.get), b.get);
    });
    const bytes = encodeModule({ memoryPages: 3, functions: [withBody([]), sum], exports: ["sum"] });
    const { memory, functions, exports } = decodeModule(bytes);
    expect(memory).toEqual({ module: "kobai", name: "memory", pages: 3, shared: false });
    expect(exports).toEqual([{ name: "sum", index: 1 }]);
    expect(functions.map(({ name, size }) => [name, size])).toEqual([
      ["kernel", 2], // no runs of locals, end
      ["sum", 10], // one run of locals, local.get 0, convert, local.get 1, add, end
    ]);
    expect(functions[1]).toMatchObject({
      parameters: ["i32", "f64"],
      results: ["f64"],
      locals: ["v128", "v128"],
    });
    expect(functions[1].instructions.map(({ name }) => name)).toEqual([
      ...["local.get", "f64.convert_i32_u", "local.get", "f64.add", "end"],
    ]);
  });

  it("reads an empty module", () => {
    expect(decodeModule(bytesOf())).toMatchObject({ functions: [], exports: [] });
  });

  it.each([
    [[0xfd, 0x40], "module: expected an opcode of the table at byte 46, got 0xfd 0x40"],
    [[0xfc, 0x03], "module: expected an opcode of the table at byte 46, got 0xfc 0x03"],
    [[0x05, 0x01], "module: expected an opcode of the table at byte 47, got 0x01"],
  ])("names an opcode the table does not have, %j, and its place", (opcode, message) => {
    expect(() => decodeModule(bytesOf(withBody([opcode])))).toThrow(new Error(message));
  });

  it("names the byte where a module ends too early", () => {
    const bytes = bytesOf(withBody(i32(1)));
    expect(() => decodeModule(bytes.subarray(0, 5))).toThrow(
      new Error("module: expected more bytes, got its end at byte 5"),
    );
  });

  it("names a type it does not know", () => {
    const bytes = bytesOf(define("f", { parameters: ["i32"] }, () => []));
    const at = bytes.indexOf(0x7f);
    expect(() => decodeModule(bytes.with(at, 0x70))).toThrow(
      new Error(`module: expected a value type at byte ${at}, got 112`),
    );
  });
});

describe("every kind of training module", () => {
  it.each(trainingModules)("$name is valid and decodes to the end of every function", ({ bytes }) => {
    expect(WebAssembly.validate(bytes)).toBe(true);
    for (const { instructions } of decodeModule(bytes).functions) expect(nesting(instructions)).toBe(-1);
  });

  it("holds nothing whose bits may differ between machines (promise D4)", () => {
    expect(trainingModules.flatMap(({ bytes }) => relaxedInstructions(bytes))).toEqual([]);
  });
});

/** Open blocks behind the last instruction: −1 where each has its end and so has the function. */
function nesting(instructions: readonly { readonly name: string }[]): number {
  const opens = instructions.filter(({ name }) => ["block", "loop", "if"].includes(name));
  return opens.length - instructions.filter(({ name }) => name === "end").length;
}

describe("relaxedInstructions", () => {
  it("finds them by function, those that the table has no row for too", () => {
    const code = withBody([
      op("f32x4.relaxed_madd"),
      op("f32x4.add"),
      [0xfd, 0x80, 0x02], // i8x16.relaxed_swizzle, the first of all
    ]);
    expect(relaxedInstructions(bytesOf(withBody([]), code))).toEqual([
      "kernel: f32x4.relaxed_madd",
      "kernel: relaxed.0xfd.0x100",
    ]);
  });
});
