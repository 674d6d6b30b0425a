// The game of ten sliders: a loss that is a sum of ten squares, two for each of five pairs of sliders. For a pair
// (x, y) with the secret places (p, q) they are (3(x−p) ± (y−q))² and ((x−p) ± (y−q))²: only at the secret is it 0,
// and what one slider should do depends on where its partner stands.
import { random, seed } from "kobai/lecture";

export const count = 10;
export const highest = 10;
export const start: readonly number[] = new Array(count).fill(5);
/** Every slider has eleven places. */
export const combinations = (highest + 1) ** count;

/** Partners, and whether they pull together (+1) or against each other (−1). */
export const pairs = [
  { first: 0, second: 6, sign: 1 },
  { first: 4, second: 1, sign: -1 },
  { first: 2, second: 9, sign: 1 },
  { first: 7, second: 3, sign: -1 },
  { first: 8, second: 5, sign: 1 },
] as const;

/** Where the loss of a game is 0: ten places from 1 to 9. */
export function secretOf(game: number): number[] {
  seed(game);
  return Array.from({ length: count }, () => 1 + Math.floor(9 * random()));
}

type Places = readonly number[];

/** What is squared and added up, two for each pair. */
export function errors(places: Places, secret: Places): number[] {
  return pairs.flatMap(({ first, second, sign }) => {
    const [x, y] = [places[first] - secret[first], sign * (places[second] - secret[second])];
    return [3 * x + y, x + y];
  });
}

export function lossAt(places: Places, secret: Places): number {
  return errors(places, secret).reduce((sum, error) => sum + error * error, 0);
}

/** The partial derivative of the loss by each slider. */
export function slopesAt(places: Places, secret: Places): number[] {
  const all = errors(places, secret);
  const slopes = new Array<number>(count).fill(0);
  for (const [k, { first, second, sign }] of pairs.entries()) {
    const [steep, flat] = [all[2 * k], all[2 * k + 1]];
    slopes[first] = 2 * (3 * steep + flat);
    slopes[second] = 2 * sign * (steep + flat);
  }
  return slopes;
}

export type Direction = -1 | 0 | 1;

/** An arrow: the sign of a slope, turned around. It says which way the loss falls at first, not that a move helps. */
export function arrowOf(slope: number): Direction {
  return slope > 0 ? -1 : slope < 0 ? 1 : 0;
}

export function within(place: number): number {
  return Math.min(Math.max(place, 0), highest);
}

/** The places after one slider has moved, as far as its track goes. */
export function moved(places: Places, { slider, by }: Move): number[] {
  return places.map((place, i) => (i === slider ? within(place + by) : place));
}

export interface Move {
  readonly slider: number;
  readonly by: Direction;
}
