// The moves of a player as they stand in the address: a … j moves slider 1 … 10 up by one, A … J down by one.
import type { Field } from "../../url-state.js";
import { highest, type Move, moved, start } from "./game.js";

export const mostMoves = 400;
const [up, down] = ["abcdefghij", "ABCDEFGHIJ"];

export function movesOf(text: string): Move[] {
  return [...text].map((letter) => {
    const rising = up.indexOf(letter);
    return rising >= 0 ? { slider: rising, by: 1 } : { slider: down.indexOf(letter), by: -1 };
  });
}

/** The letters of one slider on its way from one place to another. */
export function lettersOf(slider: number, by: number): string {
  return (by > 0 ? up : down)[slider].repeat(Math.abs(by));
}

/** The places before the first move and after each. */
export function journey(text: string): (readonly number[])[] {
  const all: (readonly number[])[] = [start];
  for (const move of movesOf(text)) all.push(moved(all[all.length - 1], move));
  return all;
}

/** No slider leaves its track. */
function possible(text: string): boolean {
  const places = [...start];
  return movesOf(text).every(({ slider, by }) => {
    places[slider] += by;
    return places[slider] >= 0 && places[slider] <= highest;
  });
}

export const movesField: Field<string> = {
  initial: "",
  parse: (text) => {
    const written = text.length <= mostMoves && /^[a-jA-J]*$/.test(text);
    return written && possible(text) ? text : undefined;
  },
  print: (text) => text,
};
