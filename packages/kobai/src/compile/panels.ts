// Columns are kept in panels: all rows of a few columns lie together, so that a kernel walks memory in one
// direction whatever the size of the matrix. Inside a panel a row is `vectors` vectors long.
import type { Floats } from "../network/parameters.js";

export interface PanelGroup {
  /** How many panels of this width follow one another. */
  readonly panels: number;
  /** Vectors of 16 bytes in a row of a panel. */
  readonly vectors: number;
}

/** The widest panel of a layer that goes by lists: what an entry of a list costs beside its products is shared by as many
 * as thirteen, whose sums leave three registers. In large batches by fewer, down to eight, for the gradient of a panel,
 * all rows of it, should stay in the first cache. */
const listedVectors = (rows: number): number => Math.min(13, Math.max(8, Math.floor(2 ** 15 / (16 * rows))));

/** So many vectors as tiles walk them (emit/gemm-shapes.ts), by twos. One alone would make a slow tile: of an odd number
 * the last are three, unless rows stand together as tiles of two want them. */
export function byTiles(vectors: number, onlyTwos = false): PanelGroup[] {
  const rest = vectors % 2 === 0 ? 0 : onlyTwos || vectors === 1 ? 1 : 3;
  const all = [
    { panels: (vectors - rest) / 2, vectors: 2 },
    { panels: 1, vectors: rest },
  ];
  return all.filter((group) => group.panels * group.vectors > 0);
}

/** Panels for a layer that always multiplies all its inputs. */
export const densePanels = (columns: number, lanes: number): PanelGroup[] =>
  byTiles(Math.ceil(columns / lanes));

/** As few panels as the kernel allows for so many rows a call, of widths that differ by one vector at most. */
export function listedPanels(columns: number, lanes: number, rows: number): PanelGroup[] {
  const vectors = Math.ceil(columns / lanes);
  const panels = Math.ceil(vectors / listedVectors(rows));
  const narrow = Math.floor(vectors / Math.max(1, panels));
  const wider = vectors - narrow * panels;
  const all = [
    { panels: wider, vectors: narrow + 1 },
    { panels: panels - wider, vectors: narrow },
  ];
  return all.filter((group) => group.panels > 0);
}

export const vectorsOf = (groups: readonly PanelGroup[]): number =>
  groups.reduce((sum, { panels, vectors }) => sum + panels * vectors, 0);

/** Columns with the padding of the last vector. */
export const paddedColumns = (groups: readonly PanelGroup[], lanes: number): number =>
  vectorsOf(groups) * lanes;

interface MatrixShape {
  readonly panels: readonly PanelGroup[];
  readonly inputSize: number;
  readonly outputSize: number;
}

/** Visits every column with the places of its first weight in the public layout [outputSize][inputSize] and in panels, and
 * the distance of its weights there. */
function eachColumn(
  { panels, inputSize, outputSize }: MatrixShape,
  lanes: number,
  visit: (publicIndex: number, panelIndex: number, width: number) => void,
): void {
  let first = 0;
  for (const { panels: count, vectors } of panels) {
    const width = vectors * lanes;
    for (let p = 0; p < count; p++, first += width) {
      const columns = Math.min(width, outputSize - first);
      for (let column = 0; column < columns; column++)
        visit((first + column) * inputSize, first * inputSize + column, width);
    }
  }
}

/** Writes weights of the public layout into panels; paddings stay as they are. */
export function toPanels(shape: MatrixShape, lanes: number, weights: Floats, panels: Floats): void {
  const { inputSize } = shape;
  eachColumn(shape, lanes, (from, to, width) => {
    for (let row = 0; row < inputSize; row++) panels[to + row * width] = weights[from + row];
  });
}

/** Reads weights out of panels into the public layout. */
export function fromPanels(shape: MatrixShape, lanes: number, panels: Floats, weights: Floats): void {
  const { inputSize } = shape;
  eachColumn(shape, lanes, (to, from, width) => {
    for (let row = 0; row < inputSize; row++) weights[to + row] = panels[from + row * width];
  });
}
