import fc from "fast-check";
import { expect, test } from "vitest";
import { visiblePaint } from "../../../test/screen.js";
import { plain } from "../terminal.js";
import { bar, shareBar } from "./bar.js";

test("a bar is filled in half columns", () => {
  expect(bar(0, 4, plain)).toBe("⠤⠤⠤⠤");
  expect(bar(0.375, 4, plain)).toBe("⠶⠆⠤⠤");
  expect(bar(1, 4, plain)).toBe("⠶⠶⠶⠶");
});

test("what is done has the color of the loss, the rest is quiet", () => {
  expect(bar(0.5, 4, visiblePaint)).toBe("<loss:⠶⠶><quiet:⠤⠤>");
});

test("a share has no rest", () => {
  expect(shareBar(0.5, 4, plain)).toBe("⠶⠶");
  expect(shareBar(0, 4, plain)).toBe("");
});

test("a bar is as wide as asked, whatever the share", () => {
  fc.assert(
    fc.property(fc.double(), fc.nat(80), (share, width) => {
      expect(bar(Number.isNaN(share) ? 0 : share, width, plain)).toHaveLength(width);
    }),
  );
});
