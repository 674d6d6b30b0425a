// A walk down a curve with two valleys, y = 2x⁴ − 4x³ + 3x + 2, by its slope alone. The lecture's exercise 3-8 asks
// about it at x = 1; its level places are ½ + cos 40°, ½ + cos 80° and ½ + cos 160°.

export function heightAt(x: number): number {
  return 2 * x ** 4 - 4 * x ** 3 + 3 * x + 2;
}

export function slopeAt(x: number): number {
  return 8 * x ** 3 - 12 * x ** 2 + 3;
}

const cosine = (degrees: number) => Math.cos((degrees * Math.PI) / 180);
/** Where the curve is level: the deep valley, the hill between, the shallow valley. */
export const level = { deep: 0.5 + cosine(160), hill: 0.5 + cosine(80), shallow: 0.5 + cosine(40) } as const;

export interface Walk {
  readonly start: number;
  readonly rate: number;
  readonly steps: number;
}

/** Beyond this it has left for good: every step lands on steeper ground. */
const away = 100;

/** The places of a walk, the start first. It ends early where it flies off. */
export function walk({ start, rate, steps }: Walk): number[] {
  const places = [start];
  for (let i = 0, x = start; i < steps && Math.abs(x) <= away; i++) places.push((x -= rate * slopeAt(x)));
  return places;
}

export type Fate = "walking" | "settled" | "swinging" | "gone";

/** What has become of a walk, judged by its last steps. */
export function fateOf(places: readonly number[]): Fate {
  const x = places[places.length - 1];
  if (Math.abs(x) > away) return "gone";
  if (Math.abs(slopeAt(x)) < 1e-3) return "settled";
  return swings(places.slice(-9)) ? "swinging" : "walking";
}

/** Eight steps, none in the direction of the one before, that become no shorter. */
function swings(places: readonly number[]): boolean {
  const steps = places.slice(1).map((x, i) => x - places[i]);
  const turning = steps.every((step, i) => i === 0 || step * steps[i - 1] < 0);
  return steps.length === 8 && turning && Math.abs(steps[7]) > 0.97 * Math.abs(steps[1]);
}

export type Valley = "deep" | "shallow";

export function valleyOf(x: number): Valley {
  return x < level.hill ? "deep" : "shallow";
}

/** The part of the axis that is drawn. */
export const ground = { from: -1.15, to: 2.05 } as const;
/** How far the flashlight reaches to either side. */
export const reach = 0.2;

interface Point {
  readonly x: number;
  readonly y: number;
}
const at = (x: number): Point => ({ x, y: heightAt(x) });

export const wholeCurve: readonly Point[] = Array.from({ length: 161 }, (_, i) =>
  at(ground.from + ((ground.to - ground.from) * i) / 160),
);

/** What the flashlight shows at x: the curve close by. */
export function litCurve(x: number): readonly Point[] {
  return Array.from({ length: 41 }, (_, i) => at(x + reach * (i / 20 - 1)));
}
