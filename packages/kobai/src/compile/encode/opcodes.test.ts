// The table against real WebAssembly: every row runs, on inputs that tell it from each instruction of the same type.
import { describe, expect, it } from "vitest";
import "../../../test/relaxed-simd.js";
import { Kernels } from "../../../test/kernels.js";
import { before, cases, type Value } from "../../../test/opcode-cases.js";
import { immediateOf } from "../decode/instructions.js";
import { unsigned } from "./bytes.js";
import { advance, define, type Local, type ValueType } from "./function.js";
import {
  block,
  branch,
  branchIf,
  type Code,
  f32,
  f64,
  i32,
  i64,
  indexed,
  loop,
  memory,
  memoryCopy,
  memoryFill,
  memoryLane,
  op,
  shuffle,
  v128,
  when,
} from "./instruction.js";
import { encodeModule } from "./module.js";
import { type Opcode, opcodes } from "./opcodes.js";

const typesOf = (list: string) => list.split(" ").filter((type) => type !== "") as ValueType[];

function constant(type: ValueType, value: Value): Code {
  if (type === "v128") return v128([...(value as Uint8Array)]);
  if (type === "i64") return i64(value as bigint);
  return { i32, f32, f64 }[type](value as number);
}

/** The bytes behind an opcode in the cases above: lane 1, or an address with as much alignment as it must have and no
 * offset. */
function immediates({ name, prefix }: Opcode): number[] {
  const immediate = immediateOf(name);
  if (immediate === "lane") return [1];
  if (immediate === "memory lane") return [0, 0, 1];
  return immediate === "memory" ? [prefix === 0xfe ? 2 : 0, 0] : [];
}

/** i32x4.relaxed_dot_i8x16_i7x16_add_s */
const lastRelaxed = 0x113;

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

const same = (a: unknown, b: unknown) => (a instanceof Uint8Array ? a.join() === String(b) : Object.is(a, b));

const size = { initial: 1, maximum: 1 };
const plainPage = { memory: new WebAssembly.Memory(size), shared: false };
const sharedPage = { memory: new WebAssembly.Memory({ ...size, shared: true }), shared: true };
/** Waiting for another thread is forbidden in memory that no other thread sees. */
const pageFor = ({ prefix }: Opcode) => (prefix === 0xfe ? sharedPage : plainPage);

/** Runs a function without parameters, and tells what it left: its result, or memory from 16 on. */
function left(body: Code, result: ValueType | undefined, { memory: page, shared } = plainPage): unknown {
  const stored = result === "v128" ? memory("v128.store", 0, i32(16), body) : body;
  const results = result === undefined || result === "v128" ? [] : [result];
  const code = define("f", { parameters: [], results }, () => stored);
  const bytes = encodeModule({ memoryPages: 1, shared, functions: [code], exports: ["f"] });
  if (!WebAssembly.validate(bytes)) return "invalid";
  new Uint8Array(page.buffer).set(before);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { kobai: { memory: page } });
  try {
    const value = (instance.exports.f as () => unknown)();
    return results.length > 0 ? value : new Uint8Array(page.buffer).slice(16, 32);
  } catch {
    return "trap";
  }
}

function rowsOf(name: string) {
  const [signature, ...rows] = cases[name];
  const [operands, results] = signature.split("→").map(typesOf);
  return rows.map((row) => ({
    operands: operands.map((type, i) => constant(type, row[i])),
    result: results[0] as ValueType | undefined,
    expected: row[row.length - 1],
  }));
}

/** The constants have no operands but a value behind the opcode: the row's own. */
const isConstant = (name: string) => name.endsWith(".const");

function written(name: string, operands: Code[], expected: Value): Code {
  const immediate = immediateOf(name);
  if (isConstant(name)) return constant(name.slice(0, -6) as ValueType, expected);
  if (immediate === "lane") return indexed(name, 1, ...operands);
  if (immediate === "memory lane") return memoryLane(name, 0, 1, ...operands);
  return immediate === "memory" ? memory(name, 0, ...operands) : op(name, ...operands);
}

describe("an instruction without control", () => {
  for (const name of Object.keys(cases))
    it(`${name} does what the specification says`, () => {
      for (const { operands, result, expected } of rowsOf(name))
        expect(left(written(name, operands, expected), result, pageFor(opcodes.get(name)!))).toEqual(
          expected,
        );
    });
});

describe("the inputs of a case", () => {
  /** From eqz to the last conversion, the loads and stores, all vector instructions. */
  const numbersOf = ({ prefix, name }: Opcode) => {
    if (prefix === 0xfd) return range(0, lastRelaxed);
    if (prefix === 0xfe) return range(0, 0x4e);
    return immediateOf(name) === "memory" ? range(0x28, 0x3e) : range(0x45, 0xc4);
  };

  /** The instructions of the same prefix, type and immediates that give every answer the case expects. */
  function indistinguishable(name: string): number[] {
    const opcode = opcodes.get(name)!;
    const rows = rowsOf(name);
    return numbersOf(opcode).filter((code) => {
      const number = opcode.prefix === 0 ? [code] : [opcode.prefix, unsigned(code)];
      const bytes = [...number, ...immediates(opcode)];
      return rows.every(({ operands, result, expected }) =>
        same(left([operands, bytes], result, pageFor(opcode)), expected),
      );
    });
  }

  for (const name of Object.keys(cases).filter((name) => !isConstant(name)))
    it(`tell ${name} from every instruction of its type`, () => {
      expect(indistinguishable(name)).toEqual([opcodes.get(name)!.code]);
    });
});

type Control = readonly [
  body: (x: Local, y: Local) => Code,
  ...answers: (readonly [x: number, answer: number])[],
];

/** Functions of x that answer y, which begins at 0: only the right instruction gives all the answers. */
const controls: Record<string, Control> = {
  "local.get": [(x, y) => y.set(x.get), [7, 7], [8, 8]],
  "local.set": [(x, y) => [x.set(i32(3)), y.set(x.get)], [7, 3]],
  "local.tee": [(x, y) => y.set(op("i32.add", x.tee(i32(3)), x.get)), [7, 6]],
  drop: [(x, y) => y.set([x.get, i32(9), op("drop")]), [7, 7]],
  select: [(x, y) => y.set(op("select", i32(1), i32(2), x.get)), [0, 2], [5, 1]],
  block: [(x, y) => block(branchIf(0, x.get), y.set(i32(1))), [0, 1], [5, 0]],
  br_if: [(x, y) => block(block(branchIf(1, x.get), y.set(i32(1))), advance(y, 2)), [0, 3], [5, 0]],
  br: [(_, y) => block(block(branch(1)), y.set(i32(1))), [0, 0]],
  loop: [(x, y) => loop(advance(y, 2), branchIf(0, x.tee(op("i32.sub", x.get, i32(1))))), [1, 2], [5, 10]],
  if: [(x, y) => [when(x.get, y.set(i32(1))), advance(y, 2)], [0, 2], [5, 3]],
  else: [(x, y) => when(x.get, y.set(i32(1)), y.set(i32(2))), [0, 2], [5, 1]],
  end: [(x, y) => [when(x.get, advance(y, 1)), advance(y, 2)], [0, 2], [5, 3]],
  return: [(x) => when(x.get, [i32(9), op("return")]), [0, 0], [5, 9]],
  call: [(x, y) => y.set(indexed("call", 1, x.get, i32(3))), [7, 4]],
};

describe("an instruction of control", () => {
  for (const [name, [body, ...answers]] of Object.entries(controls))
    it(`${name} does what the specification says`, () => {
      const main = define("main", { parameters: ["i32"], results: ["i32"] }, (f, x) => {
        const y = f.local("i32");
        return [body(x, y), y.get];
      });
      const minus = define("minus", { parameters: ["i32", "i32"], results: ["i32"] }, (_, a, b) =>
        op("i32.sub", a.get, b.get),
      );
      const { call } = new Kernels("f32", [main, minus]);
      for (const [x, answer] of answers) expect(call.main(x)).toBe(answer);
    });
});

describe("an instruction on many bytes", () => {
  it("memory.copy moves bytes forward, even onto themselves", () => {
    expect(left(memoryCopy(i32(18), i32(16), i32(5)), undefined)).toEqual(
      Uint8Array.of(...before.slice(16, 18), ...before.slice(16, 21), ...before.slice(23)),
    );
  });

  it("memory.fill repeats the low byte of a number", () => {
    expect(left(memoryFill(i32(18), i32(0x107), i32(5)), undefined)).toEqual(
      Uint8Array.of(...before.slice(16, 18), 7, 7, 7, 7, 7, ...before.slice(23)),
    );
  });

  it("i8x16.shuffle picks from the bytes of both operands", () => {
    const [a, b] = [before.slice(0, 16), before.slice(16)];
    const picked = [0, 31, 16, 15, 1, 1, 2, 30, 4, 5, 6, 7, 17, 18, 19, 20];
    expect(left(shuffle(picked, v128([...a]), v128([...b])), "v128")).toEqual(
      Uint8Array.from(picked, (i) => before[i]),
    );
  });
});

describe("an instruction among threads", () => {
  it("i32.atomic.rmw.add leaves the sum and answers what was there, alone of its type", () => {
    const there = new DataView(before.buffer).getInt32(16, true);
    const expected = before.slice(16);
    expected.set(new Uint8Array(Int32Array.of(there + 255, there).buffer));
    const leaves = (code: number) => {
      const answer = [i32(16), i32(255), [0xfe, code, 2, 0]];
      return left(memory("i32.store", 4, i32(16), answer), undefined, sharedPage);
    };
    const alike = range(0, 0x4e).filter((code) => same(leaves(code), expected));
    expect(alike).toEqual([opcodes.get("i32.atomic.rmw.add")!.code]);
  });
});

describe("an instruction that gives up", () => {
  it("unreachable traps, alone of the instructions without operands and answers", () => {
    const trapping = range(0, 0xff).filter((code) => left([code], undefined) === "trap");
    expect(trapping).toEqual([opcodes.get("unreachable")!.code]);
  });
});

describe("the table", () => {
  it("has a case here for every row", () => {
    const alone = ["memory.copy", "memory.fill", "i8x16.shuffle", "i32.atomic.rmw.add", "unreachable"];
    const tested = [...Object.keys(cases), ...Object.keys(controls), ...alone];
    expect(tested.toSorted()).toEqual([...opcodes.keys()].toSorted());
  });

  it("gives every instruction a number of its own", () => {
    const numbers = [...opcodes.values()].map(({ prefix, code }) => `${prefix} ${code}`);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("is asked for by name: a name it does not have is a fault of ours", () => {
    expect(() => op("f32x4.tanh")).toThrow(new Error("no opcode f32x4.tanh in the table"));
  });
});
