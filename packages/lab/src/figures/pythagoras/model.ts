// The training of 3-3-1 on exercise 3-12, seen at its milestones: the loss of that pass and the layers as they were then.
import { Layer } from "kobai/lecture";
import {
  answer,
  layersOf,
  learn,
  lossOfTheMean,
  milestones,
  type Row,
  rowsOf,
} from "../../lesson/pythagoras.js";

export const passes = 5000;
export const shown: readonly number[] = milestones(passes);

/** What a layer has learned, as plain data: it crosses from the Worker to the page. */
export interface Learned {
  readonly w: readonly (readonly number[])[];
  readonly b: readonly number[];
}

export interface Moment {
  readonly pass: number;
  /** The sum over the rows, before this pass's update. */
  readonly loss: number;
  readonly layers: readonly Learned[];
}

interface Settings {
  readonly seed: number;
  readonly alpha: number;
}

/** Tells every milestone as it is reached. */
export function train({ seed, alpha }: Settings, tell: (moment: Moment) => void): void {
  const rows = rowsOf(seed);
  const layers = layersOf(3, 1);
  const wanted = new Set(shown);
  learn(layers, rows, {
    ...{ alpha, passes },
    see: (pass, loss) => {
      if (wanted.has(pass))
        tell({ pass, loss, layers: structuredClone(layers.map(({ w, b }) => ({ w, b }))) });
    },
  });
}

/** What the layers of a moment answer. */
export function answering({ layers }: Moment): (x: readonly number[]) => number {
  const alive = layers.map(({ w, b }) =>
    Object.assign(new Layer(w[0].length, w.length), { w: w.map((row) => [...row]), b: [...b] }),
  );
  return (x) => answer(alive, [...x]);
}

interface Judged {
  readonly y0: number;
  readonly y: number;
}

/** The truth and the answer for each row. */
export function judged(rows: readonly Row[], moment: Moment): Judged[] {
  const say = answering(moment);
  return rows.map(({ x, y0 }) => ({ y0, y: say(x) }));
}

/** What always answering the mean would say, and what that costs. */
export function baseline(rows: readonly Row[]): { mean: number; loss: number } {
  return { mean: rows.reduce((sum, { y0 }) => sum + y0, 0) / rows.length, loss: lossOfTheMean(rows) };
}

/** Rows that the network never trains on. */
export const unseenRows = (seed: number): Row[] => rowsOf(seed + 1);
