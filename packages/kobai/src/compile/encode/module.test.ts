import { describe, expect, it } from "vitest";
import { define, type FunctionCode, type ValueType } from "./function.js";
import { type Code, f64, i32, i64, indexed, op } from "./instruction.js";
import { encodeModule } from "./module.js";

function exportsOf(functions: FunctionCode[], exports: string[], memoryPages = 1) {
  const bytes = encodeModule({ memoryPages, functions, exports });
  const memory = new WebAssembly.Memory({ initial: memoryPages, maximum: memoryPages });
  const { exports: made } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { kobai: { memory } });
  return made as Record<string, (...operands: number[]) => number>;
}

const constant = (name: string, value: number) =>
  define(name, { parameters: [], results: ["i32"] }, () => i32(value));

describe("a module", () => {
  it("without functions is empty and valid", () => {
    expect(WebAssembly.validate(encodeModule({ memoryPages: 1, functions: [], exports: [] }))).toBe(true);
  });

  it("exports the functions that are asked for, by name, and no others", () => {
    const made = exportsOf([constant("a", 1), constant("b", 2), constant("c", 3)], ["c", "a"]);
    expect(Object.keys(made)).toEqual(["c", "a"]);
    expect([made.a(), made.c()]).toEqual([1, 3]);
  });

  it("calls functions by their place in the list", () => {
    const twice = define("twice", { parameters: [], results: ["i32"] }, () =>
      op("i32.mul", indexed("call", 0), i32(2)),
    );
    expect(exportsOf([constant("a", 21), twice], ["twice"]).twice()).toBe(42);
  });

  it("imports the one memory, of the size that is given and no other", () => {
    const module = new WebAssembly.Module(encodeModule({ memoryPages: 3, functions: [], exports: [] }));
    expect(WebAssembly.Module.imports(module)).toEqual([{ module: "kobai", name: "memory", kind: "memory" }]);
    const instantiate = (initial: number, maximum: number) => () =>
      new WebAssembly.Instance(module, { kobai: { memory: new WebAssembly.Memory({ initial, maximum }) } });
    expect(instantiate(3, 3)).not.toThrow();
    expect(instantiate(2, 3)).toThrow(WebAssembly.LinkError);
    expect(instantiate(3, 4)).toThrow(WebAssembly.LinkError);
  });

  it("shares its memory where that is asked for", () => {
    const description = { memoryPages: 1, functions: [], exports: [] };
    const module = new WebAssembly.Module(encodeModule({ ...description, shared: true }));
    const instantiate = (shared: boolean) => () =>
      new WebAssembly.Instance(module, {
        kobai: { memory: new WebAssembly.Memory({ initial: 1, maximum: 1, shared }) },
      });
    expect(instantiate(true)).not.toThrow();
    expect(instantiate(false)).toThrow(WebAssembly.LinkError);
  });

  it("takes more than 127 functions and bytes of code", () => {
    const functions = Array.from({ length: 300 }, (_, i) => constant(`f${i}`, 1000 * i));
    const made = exportsOf(functions, ["f299", "f128"]);
    expect([made.f128(), made.f299()]).toEqual([128000, 299000]);
  });

  it("tells profilers the names of all functions", () => {
    const trap = define("dense1.forward", { parameters: [] }, () => [indexed("call", 0), op("return")]);
    let stack = "";
    try {
      exportsOf([trap], ["dense1.forward"])["dense1.forward"]();
    } catch (error) {
      stack = String((error as Error).stack);
    }
    expect(stack).toContain("dense1.forward");
  });
});

describe("the locals of a function", () => {
  const kinds: ValueType[] = ["i32", "f64", "f64", "i64", "f32", "v128", "i32", "i32"];

  it("follow its parameters, begin at zero and keep apart, whatever the order of their types", () => {
    const code = define("sum", { parameters: ["f64"], results: ["f64"] }, (f, x) => {
      const locals = kinds.map((kind) => f.local(kind));
      const [a, b] = locals.filter(({ type }) => type === "f64");
      const [i, , k] = locals.filter(({ type }) => type === "i32");
      const long = locals[3];
      const converted = (value: Code) => op("f64.convert_i32_u", value);
      return [
        a.set(op("f64.add", x.get, f64(0.5))),
        i.set(i32(10)),
        long.set(i64(7n)),
        k.tee(op("i32.add", i.get, op("i32.wrap_i64", long.get))),
        op("i32.eqz"),
        converted([]),
        ...[a.get, b.get, converted(i.get), converted(k.get)].map((value) => [value, op("f64.add")]),
      ];
    });
    expect(code.locals).toEqual(kinds);
    expect(exportsOf([code], ["sum"]).sum(100)).toBe(100.5 + 0 + 10 + 17);
  });

  it("are written as runs of equal types", () => {
    const withLocals = (count: number) =>
      define("f", { parameters: [] }, (f) => {
        f.locals("i32", count);
        f.local("f64");
        return [];
      });
    const size = (code: FunctionCode) =>
      encodeModule({ memoryPages: 1, functions: [code], exports: [] }).length;
    expect(size(withLocals(200)) - size(withLocals(1))).toBe(1); // 200 takes two bytes where 1 takes one
  });
});
