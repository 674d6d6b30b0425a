// Those who play beside the reader: one keeps only what helps, one obeys any arrow, one obeys them all at once, and the
// machine goes down the slopes themselves.
import { random, seed } from "kobai/lecture";
import { arrowOf, count, type Direction, highest, lossAt, moved, slopesAt, start, within } from "./game.js";

type Places = readonly number[];

export interface Play {
  readonly losses: readonly number[];
  readonly places: Places;
}

/** Tries slider after slider, up and down; a try is a move, and taking it back is another. Ends where nothing helps. */
export function careful(secret: Places): Play {
  let places = start;
  const losses = [lossAt(places, secret)];
  for (let failed = 0, i = 0; failed < 2 * count; i++) {
    const tried = moved(places, { slider: (i >> 1) % count, by: i % 2 === 0 ? 1 : -1 });
    const [before, after] = [lossAt(places, secret), lossAt(tried, secret)];
    const helps = after < before;
    losses.push(...(helps ? [after] : [before, before]));
    if (helps) places = tried;
    failed = helps ? 0 : failed + 1;
  }
  return { losses, places };
}

/** Obeys one arrow after another, any of those that are shown: chance decides. */
export function obedient(secret: Places, { game, most }: { game: number; most: number }): Play {
  seed(game);
  let places = start;
  const losses = [lossAt(places, secret)];
  while (losses.length <= most && losses[losses.length - 1] > 0) {
    const open = openArrows(places, secret);
    if (open.length === 0) break;
    places = moved(places, open[Math.floor(random() * open.length)]);
    losses.push(lossAt(places, secret));
  }
  return { losses, places };
}

/** The arrows that can be obeyed: not those that point off the end of a track. */
function openArrows(places: Places, secret: Places): { slider: number; by: Direction }[] {
  return slopesAt(places, secret)
    .map((slope, slider) => ({ slider, by: arrowOf(slope) }))
    .filter(({ slider, by }) => by !== 0 && places[slider] + by >= 0 && places[slider] + by <= highest);
}

/** Obeys every arrow in every move. */
export function allAtOnce(secret: Places, moves: number): Play {
  return walk(secret, moves, (place, slope) => place + arrowOf(slope));
}

/** Gradient descent: each slider goes against its slope, by the learning rate times the slope. */
export function descend(secret: Places, { rate, steps }: { rate: number; steps: number }): Play {
  return walk(secret, steps, (place, slope) => place - rate * slope);
}

function walk(secret: Places, moves: number, next: (place: number, slope: number) => number): Play {
  let places = start;
  const losses = [lossAt(places, secret)];
  for (let i = 0; i < moves; i++) {
    const slopes = slopesAt(places, secret);
    places = places.map((place, j) => within(next(place, slopes[j])));
    losses.push(lossAt(places, secret));
  }
  return { losses, places };
}

/** Each pair bends by at most 2λ, λ = 6 + 4√2 the larger eigenvalue of its squares: from 1/λ on descent overshoots. */
export const largestRate = 1 / (6 + 4 * Math.SQRT2);
