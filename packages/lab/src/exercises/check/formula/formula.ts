// A typed formula becomes a function of its variables. Grammar, from loose to tight: comparison (1 or 0), sum, product
// (2ab too), sign, power, and what stands alone: a number, a name, f(…), (…), |…|.
import { functions, type Misread, type Token, tokens } from "./tokens.js";

export type Values = Readonly<Record<string, number>>;
export type Formula = (values: Values) => number;

const deepest = 40;

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  ...{ "=": (a: number, b: number) => a === b, "==": (a: number, b: number) => a === b },
  ...{ "!=": (a: number, b: number) => a !== b, "<": (a: number, b: number) => a < b },
  ...{ ">": (a: number, b: number) => a > b, "<=": (a: number, b: number) => a <= b },
  ...{ ">=": (a: number, b: number) => a >= b },
};

/** The formula, or the character at which it stops being one. */
export function formula(typed: string, variables: readonly string[]): Formula | Misread {
  const read = tokens(typed, variables);
  if (!Array.isArray(read)) return read;
  try {
    return new Reader(read, variables).whole();
  } catch (error) {
    if (error instanceof Stop) return { at: error.at };
    throw error;
  }
}

export function isMisread(read: Formula | Misread): read is Misread {
  return typeof read !== "function";
}

class Stop extends Error {
  readonly at: number;
  constructor(at: number) {
    super();
    this.at = at;
  }
}

class Reader {
  readonly #tokens: readonly Token[];
  readonly #variables: readonly string[];
  #place = 0;
  #depth = 0;
  /** Within |…| the next bar closes; it cannot begin a factor. */
  #bars = 0;

  constructor(tokens: readonly Token[], variables: readonly string[]) {
    this.#tokens = tokens;
    this.#variables = variables;
  }

  whole(): Formula {
    const read = this.#comparison();
    if (this.#next.kind !== "end") throw new Stop(this.#next.at);
    return read;
  }

  get #next(): Token {
    return this.#tokens[this.#place];
  }

  /** Goes past the next sign if it is one of these. */
  #sign(...signs: readonly string[]): string | undefined {
    const { kind, text } = this.#next;
    if (kind !== "sign" || !signs.includes(text)) return undefined;
    this.#place += 1;
    return text;
  }

  #expect(sign: string): void {
    if (this.#sign(sign) === undefined) throw new Stop(this.#next.at);
  }

  #comparison(): Formula {
    const left = this.#sum();
    const sign = this.#sign(...Object.keys(comparisons));
    if (sign === undefined) return left;
    const right = this.#sum();
    return (values) => Number(comparisons[sign](left(values), right(values)));
  }

  #sum(): Formula {
    let sum = this.#product();
    for (let sign = this.#sign("+", "-"); sign; sign = this.#sign("+", "-")) {
      const [left, right, minus] = [sum, this.#product(), sign === "-"];
      sum = (values) => (minus ? left(values) - right(values) : left(values) + right(values));
    }
    return sum;
  }

  #product(): Formula {
    let product = this.#signed();
    while (true) {
      const sign = this.#sign("*", "/");
      if (sign === undefined && !this.#beginsFactor()) return product;
      const [left, right] = [product, sign === undefined ? this.#power() : this.#signed()];
      product =
        sign === "/" ? (values) => left(values) / right(values) : (values) => left(values) * right(values);
    }
  }

  #beginsFactor(): boolean {
    const { kind, text } = this.#next;
    return kind === "number" || kind === "name" || text === "(" || (text === "|" && this.#bars === 0);
  }

  #signed(): Formula {
    const sign = this.#sign("+", "-");
    if (sign === undefined) return this.#power();
    const of = this.#deeper(() => this.#signed());
    return sign === "-" ? (values) => -of(values) : of;
  }

  #power(): Formula {
    const base = this.#alone();
    if (this.#sign("^") === undefined) return base;
    const exponent = this.#deeper(() => this.#signed());
    return (values) => base(values) ** exponent(values);
  }

  #alone(): Formula {
    const { kind, text, at } = this.#next;
    this.#place += 1;
    if (kind === "number") return () => Number(text);
    if (kind === "name") return this.#variables.includes(text) ? (values) => values[text] : this.#call(text);
    if (text === "(") return this.#enclosed(")", 0);
    if (text === "|") {
      const inside = this.#enclosed("|", 1);
      return (values) => Math.abs(inside(values));
    }
    throw new Stop(at);
  }

  #enclosed(end: ")" | "|", bars: number): Formula {
    const outside = this.#bars;
    this.#bars = bars;
    const inside = this.#deeper(() => this.#comparison());
    this.#expect(end);
    this.#bars = outside;
    return inside;
  }

  #call(name: string): Formula {
    this.#expect("(");
    const inside = [this.#deeper(() => this.#comparison())];
    while (this.#sign(",")) inside.push(this.#deeper(() => this.#comparison()));
    this.#expect(")");
    return (values) => functions[name](...inside.map((one) => one(values)));
  }

  #deeper<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > deepest) throw new Stop(this.#next.at);
    const found = read();
    this.#depth -= 1;
    return found;
  }
}
