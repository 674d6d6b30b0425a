import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { flag, integer, list, misread, oneOf, parse, print, real, text, urlState } from "./url-state.js";

const schema = {
  seed: integer(0, Number.MAX_SAFE_INTEGER, 0),
  rate: real(0.0001, 10, 0.01),
  view: oneOf(["weights", "sums"], "weights"),
  prepared: flag(true),
  strokes: text(/[0-9a-z~]*/, ""),
};

const plain = (values: object) => ({ ...values });

describe("parse", () => {
  it("reads the values of its own figure", () => {
    const search = "?a.seed=7&a.rate=0.5&a.view=sums&a.prepared=no&a.strokes=1a~2b&b.seed=9";
    expect(plain(parse(schema, "a", search))).toEqual({
      seed: 7,
      rate: 0.5,
      view: "sums",
      prepared: false,
      strokes: "1a~2b",
    });
    expect(parse(schema, "b", search).seed).toBe(9);
  });

  it.each([
    "?a.seed=-1&a.rate=11&a.view=other&a.prepared=true&a.strokes=%3Cscript%3E",
    "?a.seed=1.5&a.rate=Infinity&a.view=toString&a.prepared=constructor&a.strokes=A",
    "?a.seed=9007199254740992&a.rate=0x1&a.view=&a.prepared=&a.strokes=+",
    "?a.seed=&a.rate=&a.__proto__=x&__proto__.seed=3",
    "?a.seed=１&a.rate=1e-400&%E3%8",
    "",
  ])("lets the defaults stand where the address says %j", (search) => {
    expect(plain(parse(schema, "a", search))).toEqual({
      seed: 0,
      rate: 0.01,
      view: "weights",
      prepared: true,
      strokes: "",
    });
  });

  it("gives an object without prototype", () => {
    expect(Object.getPrototypeOf(parse(schema, "a", "?a.toString=1"))).toBeNull();
  });

  it("never throws, whatever the address", () => {
    fc.assert(fc.property(fc.string(), (search) => void parse(schema, "a", search)));
  });
});

describe("a list of numbers", () => {
  const weights = list(real(-2, 2, 0), { initial: [1, -1] });
  it("is read and written number by number, and only whole", () => {
    expect(weights.parse("0.5_-2")).toEqual([0.5, -2]);
    expect(weights.print([0.5, -2])).toBe("0.5_-2");
    expect(["", "1", "1_2_0", "1_3", "1_", "_", "1_x"].map(weights.parse)).toEqual(
      new Array(7).fill(undefined),
    );
  });
  it("may be of several lengths, none too", () => {
    const some = list(integer(0, 9, 0), { initial: [], shortest: 0, longest: 3 });
    expect([some.parse(""), some.parse("1_2_3"), some.parse("1_2_3_4")]).toEqual([[], [1, 2, 3], undefined]);
  });
});

describe("misread", () => {
  it("names what of a figure's own address is unknown or broken", () => {
    expect(
      misread(schema, "a", "?a.seed=x&a.rate=1&b.seed=x&a.other=1&a.__proto__=1&a.constructor=1"),
    ).toEqual([...["seed", "other", "__proto__", "constructor"]]);
    expect(misread(schema, "a", "?a.seed=7&x=1")).toEqual([]);
  });
});

describe("print", () => {
  it("leaves defaults out and keeps what belongs to others", () => {
    expect(print(schema, "a", { ...parse(schema, "a", ""), seed: 3 }, "?b.seed=9&a.rate=5")).toBe(
      "?b.seed=9&a.seed=3",
    );
    expect(print(schema, "a", parse(schema, "a", ""))).toBe("");
    expect(print(schema, "a", parse(schema, "a", ""), "?a.other=1&a.seed=x&other=1")).toBe("?other=1");
  });

  it("is undone by parse", () => {
    const values = fc.record({
      seed: fc.maxSafeNat(),
      rate: fc.double({ min: 0.0001, max: 10, noNaN: true }),
      view: fc.constantFrom("weights" as const, "sums" as const),
      prepared: fc.boolean(),
      strokes: fc.stringMatching(/^[0-9a-z~]*$/),
    });
    fc.assert(
      fc.property(values, (some) => {
        expect(plain(parse(schema, "a", print(schema, "a", some)))).toEqual(some);
      }),
    );
  });
});

describe("the live state", () => {
  const address = { pathname: "/en/", search: "?a.seed=5", hash: "#a" };
  let listeners: Record<string, () => void>;

  beforeEach(() => {
    listeners = {};
    address.search = "?a.seed=5";
    vi.useFakeTimers();
    vi.stubGlobal("location", address);
    vi.stubGlobal("history", { state: null, replaceState: vi.fn() });
    vi.stubGlobal("addEventListener", (kind: string, listener: () => void) => (listeners[kind] = listener));
    vi.stubGlobal("removeEventListener", (kind: string) => delete listeners[kind]);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("holds the defaults until it is connected, so that the page comes alive as it was rendered", () => {
    const state = urlState("a", schema);
    expect(state.values.seed).toBe(0);
    state.connect();
    expect(state.values.seed).toBe(5);
  });

  it("writes changes into the address without a step in the history", () => {
    const state = urlState("a", schema);
    state.connect();
    state.set({ view: "sums" });
    expect(history.replaceState).toHaveBeenLastCalledWith(null, "", "/en/?a.seed=5&a.view=sums#a");
    state.reset();
    vi.runAllTimers();
    expect(history.replaceState).toHaveBeenLastCalledWith(null, "", "/en/#a");
  });

  it("tells what it could not read until it is reset", () => {
    address.search = "?a.seed=x&a.other=1";
    const state = urlState("a", schema);
    expect(state.misread).toEqual([]);
    state.connect();
    expect(state.misread).toEqual(["seed", "other"]);
    state.reset();
    expect(state.misread).toEqual([]);
  });

  it("writes of many changes in a row the first and the last", () => {
    const state = urlState("a", schema);
    for (let seed = 1; seed <= 50; seed++) state.set({ seed });
    vi.runAllTimers();
    expect(vi.mocked(history.replaceState).mock.calls.map(([, , address]) => address)).toEqual([
      "/en/?a.seed=1#a",
      "/en/?a.seed=50#a",
    ]);
  });

  it("tells every listener at once and at every change, and follows the back button until it is ended", () => {
    const state = urlState("a", schema);
    const seeds: number[] = [];
    const end = state.subscribe(({ seed }) => seeds.push(seed));
    const disconnect = state.connect();
    address.search = "?a.seed=6";
    listeners.popstate();
    address.search = "?a.seed=5";
    end();
    state.set({ seed: 8 });
    expect(seeds).toEqual([0, 5, 6]);
    disconnect();
    expect(listeners.popstate).toBeUndefined();
  });
});
