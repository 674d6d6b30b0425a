import { expect, test } from "vitest";
import { around, turnOf } from "./place-bar.js";

const stops = ["one", "two", "three"].map((id) => ({ id, title: id }));

test("around a section are the one before and the next, at the ends nothing", () => {
  const ids = (at: number) => [-1, 0, 1].map((way) => around(stops, at)[way as -1 | 0 | 1]?.id);
  expect(ids(1)).toEqual(["one", "two", "three"]);
  expect(ids(0)).toEqual([undefined, "one", "two"]);
  expect(ids(2)).toEqual(["two", "three", undefined]);
  // before the first section the arrow to the right leads into it
  expect(ids(-1)).toEqual([undefined, undefined, "one"]);
});

test("arrow keys turn only where nothing else wants them", () => {
  const body = {};
  Object.assign(globalThis, { document: { body, documentElement: {} } });
  const press = (changes: object) =>
    turnOf({ key: "ArrowRight", target: body, defaultPrevented: false, ...changes } as KeyboardEvent);
  expect([press({}), press({ key: "ArrowLeft" })]).toEqual([1, -1]);
  expect([press({ key: "j" }), press({ target: {} }), press({ defaultPrevented: true })]).toEqual([
    ...[undefined, undefined, undefined],
  ]);
  for (const held of ["altKey", "ctrlKey", "metaKey", "shiftKey"])
    expect(press({ [held]: true })).toBeUndefined();
});
