// Columns are kept in panels: all rows of a few columns lie together, so that a kernel walks memory in one
// direction whatever the size of the matrix. Inside a panel a row is `vectors` vectors long.
import type { Floats } from "../network/parameters.js";

export interface PanelGroup {
  /** How many panels of this width follow one another. */
  readonly panels: number;
  /** Vectors of 16 bytes in a row of a panel. */
  readonly vectors: number;
}

/** The widest panel of a dense layer: two vectors make the best tile (emit/gemm.ts). */
const denseVectors = 2;
/** The widest panel of a sparse layer: five accumulators, five loads, a spread number and a product fit the registers. */
const sparseVectors = 5;

/** The width that serves a dense and a sparse kernel almost as well as the best of each would. */
const countedVectors = 4;

/** Panels for so many columns: as wide as the kernel likes, the last one narrower. */
const panelsOf =
  (width: number) =>
  (columns: number, lanes: number): PanelGroup[] => {
    const vectors = Math.ceil(columns / lanes);
    const full = Math.floor(vectors / width);
    const rest = vectors % width;
    return [
      ...(full > 0 ? [{ panels: full, vectors: width }] : []),
      ...(rest > 0 ? [{ panels: 1, vectors: rest }] : []),
    ];
  };

export const densePanels = panelsOf(denseVectors);
/** Where the kernel is chosen anew for each batch. */
export const countedPanels = panelsOf(countedVectors);

/** As few panels as the registers allow, of widths that differ by one vector at most. */
export function sparsePanels(columns: number, lanes: number): PanelGroup[] {
  const vectors = Math.ceil(columns / lanes);
  const panels = Math.ceil(vectors / sparseVectors);
  const narrow = Math.floor(vectors / Math.max(1, panels));
  const wider = vectors - narrow * panels;
  const groups = [
    { panels: wider, vectors: narrow + 1 },
    { panels: panels - wider, vectors: narrow },
  ];
  return groups.filter((group) => group.panels > 0);
}

/** Columns with the padding of the last vector. */
export function paddedColumns(panels: readonly PanelGroup[], lanes: number): number {
  return panels.reduce((sum, { panels, vectors }) => sum + panels * vectors, 0) * lanes;
}

interface MatrixShape {
  readonly panels: readonly PanelGroup[];
  readonly inputSize: number;
  readonly outputSize: number;
}

/** Visits every weight with its place in the public layout [outputSize][inputSize] and in panels. */
function eachWeight(
  { panels, inputSize, outputSize }: MatrixShape,
  lanes: number,
  visit: (publicIndex: number, panelIndex: number) => void,
): void {
  let first = 0;
  for (const { panels: count, vectors } of panels) {
    const width = vectors * lanes;
    for (let p = 0; p < count; p++, first += width) {
      const columns = Math.min(width, outputSize - first);
      for (let column = 0; column < columns; column++) {
        for (let row = 0; row < inputSize; row++)
          visit((first + column) * inputSize + row, first * inputSize + row * width + column);
      }
    }
  }
}

/** Writes weights of the public layout into panels; paddings stay as they are. */
export function toPanels(shape: MatrixShape, lanes: number, weights: Floats, panels: Floats): void {
  eachWeight(shape, lanes, (from, to) => {
    panels[to] = weights[from];
  });
}

/** Reads weights out of panels into the public layout. */
export function fromPanels(shape: MatrixShape, lanes: number, panels: Floats, weights: Floats): void {
  eachWeight(shape, lanes, (to, from) => {
    weights[to] = panels[from];
  });
}
