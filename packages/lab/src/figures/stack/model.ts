// Layers of kobai/lecture joined one after the other: the values as far as they come, the library's error where a layer
// gets another number of inputs than it was made for, and what there is to count.
import { Layer, seed } from "kobai/lecture";
import type { Diagram } from "../../kit/diagram/diagram.js";

export interface Sizes {
  readonly nin: number;
  readonly nout: number;
}

export function sizesOf(numbers: readonly number[]): Sizes[] {
  return Array.from({ length: numbers.length / 2 }, (_, i) => ({
    nin: numbers[2 * i],
    nout: numbers[2 * i + 1],
  }));
}

export const numbersOf = (sizes: readonly Sizes[]): number[] => sizes.flatMap(({ nin, nout }) => [nin, nout]);

/** As many of these go in as the first layer takes. */
const input = [1, 0.5, 0.25, 0.75, 0, 1];

export interface Mismatch extends Sizes {
  /** The layer that complains, counted from 0, and how many values it got. */
  readonly layer: number;
  readonly got: number;
  /** What the library says. */
  readonly message: string;
}

export interface Run {
  readonly layers: readonly Layer[];
  /** What goes in, then what each layer answers, as far as it comes. */
  readonly values: readonly (readonly number[])[];
  readonly mismatch?: Mismatch;
}

export function run(sizes: readonly Sizes[]): Run {
  seed(0);
  const layers = sizes.map(({ nin, nout }) => new Layer(nin, nout));
  const values = [input.slice(0, sizes[0].nin)];
  for (const [i, layer] of layers.entries()) {
    const got = values[i];
    try {
      values.push(layer.forward(got));
    } catch (error) {
      const mismatch = { ...sizes[i], layer: i, got: got.length, message: (error as Error).message };
      return { layers, values, mismatch };
    }
  }
  return { layers, values };
}

/** The network as drawings: one, or several where layers do not fit together. */
export function drawings({ layers, values }: Run): Diagram[] {
  const begins = layers.flatMap(({ nin }, i) => (i > 0 && nin === layers[i - 1].nout ? [] : [i]));
  return begins.map((from, k) => {
    const chain = layers.slice(from, begins[k + 1]);
    // the inputs of a piece that is broken off are nobody's outputs
    const open = (column: number) => k > 0 && column === 0;
    const name = (column: number, i: number) =>
      open(column) ? `?${i + 1}` : nodeName(from + column, i, layers.length);
    const value = (column: number, i: number) => (open(column) ? undefined : values[from + column]?.[i]);
    const sizes = [chain[0].nin, ...chain.map(({ nout }) => nout)];
    return {
      columns: sizes.map((size, column) =>
        Array.from({ length: size }, (_, i) => ({ name: name(column, i), value: value(column, i) })),
      ),
      joints: chain.map(({ w, b }) => ({ weights: w, bias: b })),
    };
  });
}

/** x1 …, h1 … (h1.1 … where there are more hidden layers), y1 … */
function nodeName(layer: number, i: number, last: number): string {
  if (layer === 0) return `x${i + 1}`;
  if (layer === last) return `y${i + 1}`;
  return last > 2 ? `h${layer}.${i + 1}` : `h${i + 1}`;
}

/** Everything that training has to find. */
export const parameters = ({ nin, nout }: Sizes): number => nout * nin + nout;
const products = ({ nin, nout }: Sizes): number => nout * nin;
const total = (sizes: readonly Sizes[], of: (one: Sizes) => number) =>
  sizes.reduce((sum, one) => sum + of(one), 0);

export interface Costs {
  readonly parameters: number;
  /** Products for one input: one for each weight; to train on it, two more on the way back. */
  readonly inference: number;
  readonly training: number;
  /** Inputs and outputs that every layer remembers until backward has used them. */
  readonly remembered: number;
}

export function costs(sizes: readonly Sizes[]): Costs {
  const inference = total(sizes, products);
  return {
    parameters: total(sizes, parameters),
    inference,
    training: 3 * inference,
    remembered: total(sizes, ({ nin, nout }) => nin + nout),
  };
}

/** The layer that complained takes what it gets. */
export const fixed = (sizes: readonly Sizes[], { layer, got }: Mismatch): Sizes[] =>
  sizes.map((one, i) => (i === layer ? { ...one, nin: got } : one));
