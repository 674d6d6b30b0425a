// One function under construction: its parameters, its locals and the loops that count with them.
import { flatten } from "./bytes.js";
import { block, branchIf, type Code, i32, indexed, loop, op } from "./instruction.js";

export type ValueType = "i32" | "i64" | "f32" | "f64" | "v128";

export interface Local {
  readonly type: ValueType;
  readonly get: Code;
  set(value: Code): Code;
  tee(value: Code): Code;
}

export interface FunctionCode {
  readonly name: string;
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
  readonly locals: readonly ValueType[];
  /** Bytes, no longer lists: to keep those of a whole module made an engine collect garbage for 5 ms. */
  readonly body: Uint8Array;
}

export class FunctionBuilder {
  readonly #types: ValueType[];

  constructor(readonly parameters: readonly ValueType[]) {
    this.#types = [...parameters];
  }

  parameter(index: number): Local {
    return this.#at(index);
  }

  local(type: ValueType): Local {
    return this.#at(this.#types.push(type) - 1);
  }

  locals(type: ValueType, count: number): Local[] {
    return Array.from({ length: count }, () => this.local(type));
  }

  finish(name: string, results: readonly ValueType[], body: Code): FunctionCode {
    return {
      name,
      parameters: this.parameters,
      results,
      locals: this.#types.slice(this.parameters.length),
      body: flatten(body),
    };
  }

  #at(index: number): Local {
    return {
      type: this.#types[index],
      get: indexed("local.get", index),
      set: (value) => indexed("local.set", index, value),
      tee: (value) => indexed("local.tee", index, value),
    };
  }
}

/** A function from its parameter types, its result types and a body made with the builder and its parameters. */
export function define(
  name: string,
  { parameters, results = [] }: { parameters: readonly ValueType[]; results?: readonly ValueType[] },
  body: (builder: FunctionBuilder, ...parameters: Local[]) => Code,
): FunctionCode {
  const builder = new FunctionBuilder(parameters);
  return builder.finish(name, results, body(builder, ...parameters.map((_, i) => builder.parameter(i))));
}

/** local += amount */
export const advance = (local: Local, amount: number | Code): Code =>
  local.set(op("i32.add", local.get, typeof amount === "number" ? i32(amount) : amount));

/** Runs the body while `local` < `to`; the body advances it. Nothing runs when it is there already. */
export function whileBelow(local: Local, to: Code, ...body: Code[]): Code {
  return block(
    branchIf(0, op("i32.ge_u", local.get, to)),
    loop(...body, branchIf(0, op("i32.lt_u", local.get, to))),
  );
}
