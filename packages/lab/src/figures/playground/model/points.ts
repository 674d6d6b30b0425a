// The data that come with the figure: three sets of points in the plane, and the lecture's exercise 3-12. Drawn with the
// lecture's random numbers from seed 0, so that they are the same in every program. Places of points are rounded to
// thousandths: sine and cosine may differ in their last bit from one engine to the next.
import { dataset } from "kobai";
import { random, seed } from "kobai/lecture";
import type { SourceName } from "../state.js";

export interface Points {
  readonly rows: readonly (readonly number[])[];
  /** Classes as numbers, or targets as lists. */
  readonly answers: readonly number[] | readonly number[][];
}

const count = 300;
const rounded = (x: number) => Math.round(1000 * x) / 1000;
const polar = (radius: number, angle: number) => [
  rounded(radius * Math.cos(angle)),
  rounded(radius * Math.sin(angle)),
];
const classes = () => Array.from({ length: count }, (_, i) => i % 2);

/** A disc of class 1 within a ring of class 0. */
function circles(): Points {
  const answers = classes();
  const rows = answers.map((inside) =>
    polar(inside ? 0.5 * Math.sqrt(random()) : 0.62 + 0.36 * random(), 2 * Math.PI * random()),
  );
  return { rows, answers };
}

/** Class 1 where the signs of the two inputs differ. */
function xor(): Points {
  const side = () => rounded((random() < 0.5 ? -1 : 1) * (0.06 + 0.92 * random()));
  const rows = Array.from({ length: count }, () => [side(), side()]);
  return { rows, answers: rows.map(([x1, x2]) => (x1 * x2 < 0 ? 1 : 0)) };
}

/** Two arms, one turn and a half each. */
function spiral(): Points {
  const answers = classes();
  const rows = answers.map((arm, i) => {
    const way = (i - arm) / count;
    const angle = 3 * Math.PI * way + Math.PI * arm + 0.3 * (random() - 0.5);
    return polar(0.06 + 0.92 * way, angle);
  });
  return { rows, answers };
}

/** Three numbers from 0 to 1, and their root mean square. */
function pythagoras(): Points {
  const rows = Array.from({ length: 100 }, () => [random(), random(), random()]);
  return { rows, answers: rows.map(([x1, x2, x3]) => [Math.sqrt((x1 * x1 + x2 * x2 + x3 * x3) / 3)]) };
}

const makers = { circles, xor, spiral, pythagoras };
export type GivenName = Exclude<SourceName, "own">;

export function points(name: GivenName): Points {
  seed(0);
  return makers[name]();
}

export const datasetOf = ({ rows, answers }: Points) => dataset(rows, answers as readonly number[]);
