// What an arrow says and what it does not, in the words of a language: the slope beside the move it would be.
import type { Formats } from "../../catalogue/format.js";
import { arrowOf, lossAt, moved, slopesAt } from "./game.js";
import { largestRate } from "./players.js";
import type { Texts } from "./texts/en.js";

interface Arrow {
  readonly places: readonly number[];
  readonly secret: readonly number[];
  readonly slider: number;
}

export function arrowWords({ places, secret, slider }: Arrow, words: Texts, formats: Formats): string {
  const slope = slopesAt(places, secret)[slider];
  const by = arrowOf(slope);
  if (by === 0) return words.flatHere(slider + 1);
  const next = moved(places, { slider, by });
  const promise = words.promise(slider + 1, formats.signed(slope, 0), by > 0);
  if (next[slider] === places[slider]) return promise + words.gap + words.end;
  const [before, after] = [lossAt(places, secret), lossAt(next, secret)];
  const [from, to] = [formats.number(before), formats.number(after)];
  const outcome =
    after < before ? words.kept(from, to) : after > before ? words.broken(from, to) : words.level(from);
  return promise + words.gap + outcome;
}

interface Descent {
  readonly rate: number;
  readonly steps: number;
  readonly loss: number;
}

/** What is to be said of the machine after some steps. */
export function verdict(
  { rate, steps, loss }: Descent,
  words: Texts["machine"],
  written: (loss: number) => string,
) {
  if (steps === 0) return words.waiting;
  return (rate > largestRate ? words.swinging : words.settling)(steps, written(loss));
}
