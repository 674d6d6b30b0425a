// The state of a figure, kept in the address: `?recognizer.seed=7&recognizer.epochs=3`. Anyone may write an address,
// so every value is parsed by a schema; one that is unknown or broken is passed over and its default stands.

/** How one value is written in an address. `parse` gives undefined for what it does not accept. */
export interface Field<T> {
  readonly initial: T;
  readonly parse: (text: string) => T | undefined;
  readonly print: (value: T) => string;
}
// biome-ignore lint/suspicious/noExplicitAny: each field has its own type; `Values` reads it off
export type Schema = Readonly<Record<string, Field<any>>>;
export type Values<S extends Schema> = { readonly [K in keyof S]: S[K]["initial"] };

/** A number, and where it may lie. */
export interface NumberField extends Field<number> {
  readonly min: number;
  readonly max: number;
}

/** A whole number from `min` to `max`. */
export function integer(min: number, max: number, initial: number): NumberField {
  const accepts = (value: number) => Number.isSafeInteger(value) && value >= min && value <= max;
  return {
    ...{ initial, min, max },
    parse: (text) => (/^-?\d{1,16}$/.test(text) && accepts(Number(text)) ? Number(text) : undefined),
    print: String,
  };
}

/** A finite number from `min` to `max`. */
export function real(min: number, max: number, initial: number): NumberField {
  const accepts = (value: number) => value >= min && value <= max;
  return {
    ...{ initial, min, max },
    parse: (text) =>
      /^-?\d+(\.\d+)?(e-?\d{1,3})?$/.test(text) && accepts(Number(text)) ? Number(text) : undefined,
    print: String,
  };
}

/** A list of numbers, `shortest` to `longest` of them, each as `each` accepts it: weights, an input, a target. */
export function list(
  each: NumberField,
  { initial, shortest = initial.length, longest = initial.length }: ListOptions,
): Field<readonly number[]> {
  return {
    initial,
    parse: (text) => {
      const parts = text === "" ? [] : text.split("_", longest + 1);
      if (parts.length < shortest || parts.length > longest) return undefined;
      const values = parts.map(each.parse);
      return values.every((value) => value !== undefined) ? values : undefined;
    },
    print: (values) => values.map(each.print).join("_"),
  };
}

interface ListOptions {
  readonly initial: readonly number[];
  readonly shortest?: number;
  readonly longest?: number;
}

/** One of a few words. */
export function oneOf<const T extends string>(words: readonly T[], initial: NoInfer<T>): Field<T> {
  return { initial, parse: (text) => words.find((word) => word === text), print: String };
}

export function flag(initial: boolean): Field<boolean> {
  const words: Record<string, boolean> = { yes: true, no: false };
  return {
    initial,
    parse: (text) => (Object.hasOwn(words, text) ? words[text] : undefined),
    print: (value) => (value ? "yes" : "no"),
  };
}

/** Any text that `pattern` accepts whole. */
export function text(pattern: RegExp, initial: string): Field<string> {
  const whole = new RegExp(`^(?:${pattern.source})$`, pattern.flags.replace("g", ""));
  return { initial, parse: (value) => (whole.test(value) ? value : undefined), print: String };
}

/** The values that a query string gives a figure, in an object without prototype. */
export function parse<S extends Schema>(schema: S, figure: string, search: string): Values<S> {
  const query = new URLSearchParams(search);
  const values = Object.create(null);
  for (const [name, field] of Object.entries(schema)) {
    const written = query.get(`${figure}.${name}`);
    values[name] = (written === null ? undefined : field.parse(written)) ?? field.initial;
  }
  return values;
}

/** What a query string says of a figure that `parse` passes over: names, in the order they are written. */
export function misread(schema: Schema, figure: string, search: string): string[] {
  const own = [...new URLSearchParams(search)].filter(([name]) => name.startsWith(`${figure}.`));
  return own
    .map(([name, written]) => [name.slice(figure.length + 1), written])
    .filter(([name, written]) => !Object.hasOwn(schema, name) || schema[name].parse(written) === undefined)
    .map(([name]) => name);
}

/** The query string with a figure's values in it; defaults are left out, and what belongs to others stays. */
export function print<S extends Schema>(schema: S, figure: string, values: Values<S>, search = ""): string {
  const query = new URLSearchParams(search);
  for (const name of [...query.keys()]) if (name.startsWith(`${figure}.`)) query.delete(name);
  for (const [name, field] of Object.entries(schema)) {
    const written = field.print(values[name]);
    if (written !== field.print(field.initial)) query.set(`${figure}.${name}`, written);
  }
  return query.size === 0 ? "" : `?${query}`;
}

/** The live state of a figure. `subscribe` is Svelte's store contract: it calls back at once and at every change. */
export interface UrlState<V> {
  readonly values: V;
  /** What of the address was not understood when it was last read. */
  readonly misread: readonly string[];
  /** Changes values and the address, without a new entry in the history. */
  set(changes: Partial<V>): void;
  reset(): void;
  subscribe(listener: (values: V) => void): () => void;
  /** Reads the address, and again whenever the reader goes back or forward. Returns what ends it. */
  connect(): () => void;
}

const millisecondsBetweenWrites = 150;

/** Browsers allow about ten changes of the address in a second: of many in a row, `write` runs for the first, for the
 * last and now and then between. */
function paced(write: () => void): () => void {
  let waiting = false;
  let again = false;
  const ask = () => {
    again = waiting;
    if (waiting) return;
    write();
    waiting = true;
    setTimeout(() => {
      waiting = false;
      if (again) ask();
    }, millisecondsBetweenWrites);
  };
  return ask;
}

export function urlState<S extends Schema>(figure: string, schema: S): UrlState<Values<S>> {
  let values = parse(schema, figure, "");
  let unread: readonly string[] = [];
  const listeners = new Set<(values: Values<S>) => void>();
  const become = (next: Values<S>) => {
    values = next;
    for (const listener of listeners) listener(values);
  };
  const read = () => {
    unread = misread(schema, figure, location.search);
    become(parse(schema, figure, location.search));
  };
  const write = paced(() => {
    const search = print(schema, figure, values, location.search);
    history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
  });
  const change = (next: Values<S>) => {
    become(next);
    write();
  };
  return {
    get values() {
      return values;
    },
    get misread() {
      return unread;
    },
    set: (changes) => change(Object.assign(Object.create(null), values, changes)),
    reset: () => {
      unread = [];
      change(parse(schema, figure, ""));
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(values);
      return () => listeners.delete(listener);
    },
    connect() {
      read();
      addEventListener("popstate", read);
      return () => removeEventListener("popstate", read);
    },
  };
}
