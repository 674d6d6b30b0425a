// A few lines at the end of a terminal that are drawn again in place.
import type { Screen } from "../terminal.js";
import { withoutEscapes } from "../terminal.js";
import { displayWidth } from "../text.js";

const hideCursor = "\u001b[?25l";
const showCursor = "\u001b[?25h";
const clearBelow = "\u001b[J";

export interface LiveLines {
  /** Draws these lines in place of the last ones. */
  readonly draw: (lines: readonly string[]) => void;
  /** Takes the lines away and gives the cursor back. */
  readonly clear: () => void;
}

/** Nothing is drawn on a screen that is not live. */
export function liveLines(screen: Screen): LiveLines {
  let drawn: readonly string[] = [];
  // After a resize the terminal has wrapped the old lines anew: count what they take now.
  const rowsTaken = () => {
    const width = screen.width();
    return drawn.reduce(
      (sum, line) => sum + Math.max(1, Math.ceil(displayWidth(withoutEscapes(line)) / width)),
      0,
    );
  };
  const back = () => {
    const rows = rowsTaken();
    return rows === 0 ? "" : `\r\u001b[${rows}A${clearBelow}`;
  };
  return {
    draw(lines) {
      if (!screen.live) return;
      screen.write(`${hideCursor}${back()}${lines.map((line) => `${line}\n`).join("")}`);
      drawn = lines;
    },
    clear() {
      if (!screen.live) return;
      screen.write(`${back()}${showCursor}`);
      drawn = [];
    },
  };
}
