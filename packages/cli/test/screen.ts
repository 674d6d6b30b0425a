import type { Paint, Screen } from "../src/output/terminal.js";
import { plain } from "../src/output/terminal.js";

export interface FakeScreen extends Screen {
  /** All that was written. */
  readonly text: () => string;
}

interface FakeOptions {
  readonly live?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly paint?: Paint;
}

export function fakeScreen({
  live = false,
  width = 80,
  height = 24,
  paint = plain,
}: FakeOptions = {}): FakeScreen {
  let written = "";
  return {
    live,
    paint,
    width: () => width,
    height: () => height,
    write: (text) => {
      written += text;
    },
    text: () => written,
  };
}

/** Shows what is painted: <loss:text>. */
export const visiblePaint: Paint = (tone, text) => (text === "" ? "" : `<${tone}:${text}>`);
