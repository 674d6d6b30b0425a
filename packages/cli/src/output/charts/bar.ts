// A bar in braille, two steps to a column.
import type { Paint, Tone } from "../terminal.js";

/** `share` of `width` columns filled; the rest a quiet line. */
export function bar(share: number, width: number, paint: Paint): string {
  const { full, half } = steps(share, width);
  return paint("loss", "⠶".repeat(full) + half) + paint("quiet", "⠤".repeat(width - full - half.length));
}

/** The same without the rest of its line: for a column of shares. */
export function shareBar(share: number, width: number, paint: Paint, tone: Tone = "strong"): string {
  const { full, half } = steps(share, width);
  return paint(tone, "⠶".repeat(full) + half);
}

/** From the middle of 2 × `half` columns to the right for a positive share, to the left for a negative one. */
export function signedBar(share: number, half: number, paint: Paint): string {
  const { full, half: more } = steps(Math.abs(share), half);
  if (share >= 0) return " ".repeat(half) + paint("validation", "⠶".repeat(full) + more);
  const left = (more === "" ? "" : "⠰") + "⠶".repeat(full);
  return " ".repeat(half - left.length) + paint("wrong", left);
}

function steps(share: number, width: number): { full: number; half: string } {
  const halves = Math.round(Math.min(1, Math.max(0, share)) * width * 2);
  return { full: halves >> 1, half: halves & 1 ? "⠆" : "" };
}
