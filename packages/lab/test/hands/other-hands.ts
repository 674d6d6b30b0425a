// A second maker of drawings, to try the recognizer on hands that nothing was fitted to. From a skeleton: every corner
// is put a little elsewhere, the line shakes, the pen lifts for a moment, strokes come in any order and direction, and
// the pointer is sampled densely on a grid of pixels or in long chords.
import {
  boxOf,
  type Drawing,
  mapPoints,
  type Point,
  type Stroke,
  surfaceSize,
} from "../../src/figures/recognizer/drawing/strokes.js";
import { type Chance, chance } from "./chance.js";
import type { Sample } from "./hands.js";
import { curve, line, type Pair } from "./paths.js";
import { type Bone, skeletons } from "./skeletons.js";

/** What stays the same within one drawing. */
interface Hand {
  /** How far corners stray, in heights of the digit. */
  readonly loose: number;
  readonly slant: number;
  readonly turn: number;
  readonly width: number;
  readonly shake: number;
  readonly lifts: number;
  /** Between two samples of the pointer, in heights of the digit. */
  readonly chord: number;
}

/** `count` drawings, the digits in turn. */
export function otherHands(seed: number, count: number): Sample[] {
  return Array.from({ length: count }, (_, row) => sample(row % 10, chance(seed, row)));
}

function sample(digit: number, c: Chance): Sample {
  const shape = c.pick(Object.keys(skeletons[digit]));
  const hand = handOf(c);
  const strokes = skeletons[digit][shape].map((bone) => penned(bone, hand, c));
  const lifted = strokes.flatMap((stroke) => (c.yes(hand.lifts) ? withGap(stroke, c) : [stroke]));
  return { digit, shape, drawing: placed(anyOrder(lifted, c), c) };
}

function handOf(c: Chance): Hand {
  return {
    loose: c.between(0, 0.035),
    slant: 0.18 * c.bell(),
    turn: 0.06 * c.bell(),
    width: c.between(0.55, 1.1),
    shake: c.between(0, 0.012),
    lifts: c.pick([0, 0, 0.3]),
    chord: c.pick([0.02, 0.05, 0.1]),
  };
}

function penned({ kind, through }: Bone, hand: Hand, c: Chance): Stroke {
  const corners = through.map(([x, y]): Pair => [x + hand.loose * c.bell(), y + hand.loose * c.bell()]);
  const smooth = kind === "round" ? curve(...corners) : line(...corners);
  return sampled(shaken(bent(smooth, hand), hand, c), hand.chord);
}

function bent(stroke: Stroke, { slant, turn, width }: Hand): Stroke {
  return stroke.map(({ x, y }) => {
    const [u, v] = [width * (x - 0.5) - slant * (y - 0.5), y - 0.5];
    return { x: u * Math.cos(turn) - v * Math.sin(turn), y: u * Math.sin(turn) + v * Math.cos(turn) };
  });
}

/** Trembles as muscles do: in waves of a few points, not from point to point. */
function shaken(stroke: Stroke, { shake }: Hand, c: Chance): Stroke {
  const [x0, y0, pace] = [c.between(0, 7), c.between(0, 7), c.between(0.4, 1.2)];
  return stroke.map(({ x, y }, i) => ({
    x: x + shake * Math.sin(pace * i + x0),
    y: y + shake * Math.sin(1.3 * pace * i + y0),
  }));
}

/** The points a pointer leaves that is asked once per `chord`; the last is never lost. */
function sampled(stroke: Stroke, chord: number): Stroke {
  const kept = [stroke[0]];
  for (const point of stroke.slice(1, -1)) {
    const last = kept[kept.length - 1];
    if (Math.hypot(point.x - last.x, point.y - last.y) >= chord) kept.push(point);
  }
  return [...kept, stroke[stroke.length - 1]];
}

/** The pen lifts on the way, and comes down again one sample later. */
function withGap(stroke: Stroke, c: Chance): Stroke[] {
  if (stroke.length < 6) return [stroke];
  const at = Math.floor(c.between(2, stroke.length - 3));
  return [stroke.slice(0, at + 1), stroke.slice(at + 1)];
}

function anyOrder(strokes: Stroke[], c: Chance): Drawing {
  const keyed = strokes.map((stroke) => ({ key: c.between(0, 1), stroke }));
  keyed.sort((a, b) => a.key - b.key);
  return keyed.map(({ stroke }) => (c.yes(0.25) ? [...stroke].reverse() : stroke));
}

/** Somewhere on the surface, on the whole pixels of a screen that shows it 10 times as large. */
function placed(drawing: Drawing, c: Chance): Drawing {
  const box = boxOf(drawing)!;
  const size = c.between(7, 22) / Math.max(box.width, box.height);
  const free = (length: number) => surfaceSize - 1 - size * length;
  const [left, top] = [0.5 + c.between(0, 1) * free(box.width), 0.5 + c.between(0, 1) * free(box.height)];
  const onScreen = (value: number) => Math.round(10 * value) / 10;
  return mapPoints(
    drawing,
    ({ x, y }): Point => ({
      x: onScreen(left + size * (x - box.left)),
      y: onScreen(top + size * (y - box.top)),
    }),
  );
}
