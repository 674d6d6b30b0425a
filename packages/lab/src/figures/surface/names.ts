// Where the names of walkers stand: beside their ends, on the side where they cover neither an end nor another name.
import { type Box, boxAround, overlap } from "../../kit/box.js";
import { textWidth } from "../../kit/text-width.js";

export interface End {
  readonly x: number;
  readonly y: number;
  readonly name: string;
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
}

const [gap, lineHeight, dot] = [9, 15, 5];
/** Lines of text away from the end. */
const shifts = [0, 0.8, 1.4, 2, 3].flatMap((lines) => [-lines, lines]);

/** In a square of so many pixels a side. */
export function placeNames(ends: readonly End[], side: number): Place[] {
  const taken = ends.map((end) => boxAround(end, { width: 2 * dot, height: 2 * dot }));
  return ends.map((end, i) => {
    const candidates = candidatesFor(end, side);
    const free = candidates.find(({ box }) => !taken.some((other, k) => k !== i && overlap(box, other)));
    const { box, place } = free ?? candidates[0];
    taken.push(box);
    return place;
  });
}

/** Those that lie in the square, the likeliest first. */
function candidatesFor({ x, y, name }: End, side: number): { place: Place; box: Box }[] {
  const width = textWidth(name);
  const sides = x > side / 2 ? (["end", "start"] as const) : (["start", "end"] as const);
  const all = shifts.flatMap((shift) =>
    sides.map((anchor) => {
      const place = { x: anchor === "start" ? x + gap : x - gap, y: y + shift * lineHeight, anchor };
      const left = anchor === "start" ? place.x : place.x - width;
      const box = {
        left,
        right: left + width,
        top: place.y - lineHeight / 2,
        bottom: place.y + lineHeight / 2,
      };
      return { place, box };
    }),
  );
  const inside = all.filter(
    ({ box }) => box.left >= 0 && box.right <= side && box.top >= 0 && box.bottom <= side,
  );
  return inside.length > 0 ? inside : all;
}
