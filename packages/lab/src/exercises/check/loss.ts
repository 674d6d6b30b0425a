// What a loss function must be like, tried on pairs of an answer y and a target y0 between 0 and 1.

export type Loss = (y: number, target: number) => number;

/** The property that a loss lacks, and where that is seen. */
export interface Lack {
  readonly property:
    | "finite"
    | "zero when equal"
    | "never negative"
    | "zero only when equal"
    | "grows"
    | "slopes";
  readonly y: number;
  readonly target: number;
  readonly loss: number;
  /** For "grows": an answer farther off on the same side, and its smaller loss. */
  readonly farther?: { readonly y: number; readonly loss: number };
}

const twentieths = Array.from({ length: 21 }, (_, i) => i / 20);
/** Between the grid and at its ends: a loss made to please the grid is found out. */
const others = [0.013, 0.128, 0.257, 0.339, 0.482, 0.561, 0.647, 0.718, 0.893, 0.971];
const values = [...twentieths, ...others].sort((a, b) => a - b);
const tiny = 1e-12;

/** The first property that is missing, in an order in which each explains the next; undefined for a loss that has all. */
export function lackOf(loss: Loss): Lack | undefined {
  const at = (y: number, target: number) => ({ y, target, loss: loss(y, target) });
  const pairs = values.flatMap((target) => values.map((y) => at(y, target)));
  const equal = pairs.filter(({ y, target }) => y === target);
  const apart = pairs.filter(({ y, target }) => y !== target);
  const lack = (property: Lack["property"], found: Omit<Lack, "property"> | undefined): Lack[] =>
    found ? [{ property, ...found }] : [];
  return [
    ...lack(
      "finite",
      pairs.find((pair) => !Number.isFinite(pair.loss)),
    ),
    ...lack("never negative", widest(pairs.filter((pair) => pair.loss < -tiny))),
    ...lack(
      "zero when equal",
      equal.find((pair) => Math.abs(pair.loss) > tiny),
    ),
    ...lack("slopes", flatAt(loss)),
    ...lack("zero only when equal", widest(apart.filter((pair) => Math.abs(pair.loss) <= tiny))),
    ...lack("grows", shrinking(loss)),
  ][0];
}

/** The pair that shows it best: the one farthest apart. */
function widest<Pair extends { y: number; target: number }>(pairs: readonly Pair[]): Pair | undefined {
  const apart = ({ y, target }: Pair) => Math.abs(y - target);
  return pairs.reduce<Pair | undefined>(
    (best, pair) => (best && apart(best) >= apart(pair) ? best : pair),
    undefined,
  );
}

/** A place where a little change of y changes nothing, if that is so at most places. */
function flatAt(loss: Loss): Omit<Lack, "property"> | undefined {
  const pairs = others.flatMap((target) => others.filter((y) => y !== target).map((y) => ({ y, target })));
  const flat = pairs.filter(({ y, target }) => loss(y + 1e-6, target) === loss(y - 1e-6, target));
  const [first] = flat.length > pairs.length / 2 ? flat : [];
  return first && { ...first, loss: loss(first.y, first.target) };
}

/** Two answers on one side of the target, the farther with the smaller loss. */
function shrinking(loss: Loss): Omit<Lack, "property"> | undefined {
  for (const target of values) {
    const sides = [values.filter((y) => y >= target), values.filter((y) => y <= target).reverse()];
    for (const side of sides)
      for (let i = 1; i < side.length; i++) {
        const [near, far] = [loss(side[i - 1], target), loss(side[i], target)];
        if (far < near - tiny)
          return { y: side[i - 1], target, loss: near, farther: { y: side[i], loss: far } };
      }
  }
  return undefined;
}
