// The tokens of a typed formula: numbers, names, signs, each with the place where it stands.
import { plain } from "../plain.js";

export interface Token {
  readonly kind: "number" | "name" | "sign" | "end";
  readonly text: string;
  /** The character, from 0, of what was typed. */
  readonly at: number;
}

export interface Misread {
  readonly at: number;
}

export const functions: Readonly<Record<string, (...values: readonly number[]) => number>> = {
  ...{ abs: Math.abs, sqrt: Math.sqrt, exp: Math.exp, log: Math.log, ln: Math.log },
  ...{ max: Math.max, min: Math.min, round: Math.round, sign: Math.sign },
};

const longest = 200;
const number = /\d+(?:\.\d*)?|\.\d+/y;
const sign = /\*\*|[<>!=]=|[-+*/^()|,<>=]/y;
/** As Japanese says it: 2乗, xの2乗. */
const power = /の?(\d+)乗/y;

/** Letters are names one by one, so that ab is a·b, but for the names that are known; capitals are the same letters. */
export function tokens(typed: string, variables: readonly string[]): Token[] | Misread {
  const { text, places } = plain(typed.toLowerCase());
  if (text.length > longest) return { at: longest };
  const names = [...variables, ...Object.keys(functions)].sort((a, b) => b.length - a.length);
  const found: Token[] = [];
  for (let i = 0; i < text.length; ) {
    if (/\s/.test(text[i])) {
      i += 1;
      continue;
    }
    const next = tokenAt(text, i, names);
    if (!next) return { at: places[i] };
    for (const token of next.tokens) found.push({ ...token, at: places[i] });
    i = next.end;
  }
  return [...found, { kind: "end", text: "", at: [...typed].length }];
}

interface Found {
  readonly tokens: readonly Pick<Token, "kind" | "text">[];
  readonly end: number;
}

function tokenAt(text: string, at: number, names: readonly string[]): Found | undefined {
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const one = (kind: Token["kind"], name: string, length = name.length) => ({
    tokens: [{ kind, text: name }],
    end: at + length,
  });
  const raised = match(power);
  if (raised) {
    const tokens = [
      { kind: "sign", text: "^" },
      { kind: "number", text: raised[1] },
    ] as const;
    return { tokens, end: at + raised[0].length };
  }
  const digits = match(number);
  if (digits) return one("number", digits[0]);
  const mark = match(sign);
  if (mark) return one("sign", mark[0] === "**" ? "^" : mark[0], mark[0].length);
  const rest = text.slice(at);
  const name = names.find((name) => rest.startsWith(name) || underscored(name, rest));
  if (name === undefined) return undefined;
  return one("name", name, rest.startsWith(name) ? name.length : name.length + 1);
}

/** y_0 is y0. */
function underscored(name: string, rest: string): boolean {
  return name.length > 1 && rest.startsWith(`${name[0]}_${name.slice(1)}`);
}
