// Readers that turn parsed JSON of unknown shape into fresh, typed values, or say which place does not fit.
// A schema is written as data: record({ name: text }, { fill: finite }).
import { fail } from "./errors.js";

/** Takes a value and the path that leads to it; returns it typed or throws "metadata/…". */
export type Reader<T> = (value: unknown, path: string) => T;

type Shape = { readonly [key: string]: Reader<unknown> };
type Read<S extends Shape> = { [K in keyof S]: S[K] extends Reader<infer T> ? T : never };

function expect<T>(expected: string, fits: (value: unknown) => value is T): Reader<T> {
  return (value, path) => (fits(value) ? value : fail("metadata/value", { path, expected, got: value }));
}

export const text: Reader<string> = expect("a string", (value) => typeof value === "string");

export const finite: Reader<number> = expect(
  "a finite number",
  (value): value is number => typeof value === "number" && Number.isFinite(value),
);

/** Something to divide by. */
export const factor: Reader<number> = expect(
  "a finite number other than 0",
  (value): value is number => typeof value === "number" && Number.isFinite(value) && value !== 0,
);

export function whole(least: number, most = Number.MAX_SAFE_INTEGER): Reader<number> {
  const range = most < Number.MAX_SAFE_INTEGER ? `from ${least} to ${most}` : `of at least ${least}`;
  return expect(
    `a whole number ${range}`,
    (value): value is number =>
      Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most,
  );
}

const named: { readonly [name: string]: number } = { NaN, Infinity, "-Infinity": -Infinity };

/** A number that may be NaN or infinite, which JSON has no digits for: see `writeJson`. */
export const measured: Reader<number> = (value, path) =>
  typeof value === "string" && Object.hasOwn(named, value) ? named[value] : finite(value, path);

export const oneOf = <const T extends string>(names: readonly T[]): Reader<T> =>
  expect(`one of ${names.join(", ")}`, (value): value is T => names.includes(value as T));

export function list<T>(item: Reader<T>): Reader<T[]> {
  return (value, path) =>
    Array.isArray(value)
      ? value.map((entry, i) => item(entry, `${path}[${i}]`))
      : fail("metadata/value", { path, expected: "a list", got: value });
}

/** An object with all of the required keys, any of the optional ones, and no others. */
export function record<R extends Shape, O extends Shape = Record<never, never>>(
  required: R,
  optional: O = {} as O,
): Reader<Read<R> & Partial<Read<O>>> {
  const readers: Shape = { ...required, ...optional };
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return fail("metadata/value", { path: path || "the whole", expected: "an object", got: value });
    const at = (key: string) => (path ? `${path}.${key}` : key);
    for (const key of Object.keys(value))
      if (!Object.hasOwn(readers, key)) fail("metadata/unknown", { path: at(key) });
    for (const key of Object.keys(required)) if (!(key in value)) fail("metadata/missing", { path: at(key) });
    const present = Object.entries(readers).filter(([key]) => key in value);
    const properties = present.map(([key, read]) => [key, read((value as Shape)[key], at(key))]);
    return Object.fromEntries(properties) as Read<R> & Partial<Read<O>>;
  };
}
