// Matrix product, the kernel of forward, weight gradient and input gradient alike:
//
//   C[row][column] = start + Σ over ascending depth of A[row][depth] · B[depth][column]
//
// start is a bias or 0. Each element is one sum in one accumulator, so the tile it falls in cannot change its bits.
// A is read one number at a time and spread over a vector; B and C are read by vectors of columns.
import {
  advance,
  define,
  type FunctionBuilder,
  type FunctionCode,
  type Local,
  whileBelow,
} from "../encode/function.js";
import { branchIf, type Code, i32, loop, op, when } from "../encode/instruction.js";
import type { PanelGroup } from "../panels.js";
import type { Finish } from "./finish.js";
import { type TileShape, tileShape } from "./gemm-shapes.js";
import { emitTile, type TilePointers } from "./gemm-tile.js";
import type { Lanes } from "./lanes.js";

/** Where a matrix that is read or written by columns keeps them, in bytes. */
export interface ColumnLayout {
  /** From one panel of columns to the next, for a panel of so many columns' bytes. */
  readonly panelStride: (panelBytes: number) => number;
  /** From one row to the next within a panel. */
  readonly rowStride: (panelBytes: number) => number;
}

export interface Gemm {
  readonly name: string;
  readonly lanes: Lanes;
  /** How the columns of B and C fall into panels. */
  readonly panels: readonly PanelGroup[];
  /** Steps through A in bytes. */
  readonly a: { readonly rowStride: number; readonly depthStride: number };
  readonly b: ColumnLayout;
  readonly c: ColumnLayout;
  readonly start: "bias" | "zero";
  /** Of the register tiles; where absent, the one that was measured best. */
  readonly shape?: TileShape;
  /** Stores the sums where absent. Where it is there, C may hold something else: no unfinished sum may go there. */
  readonly finish?: Finish;
}

/** All rows of one panel: tiles of the full height while they fit, then one of each height that fits the edge. */
function panelRows(f: FunctionBuilder, gemm: Gemm, group: PanelGroup, at: TilePointers, rows: Local): Code {
  const { vectors } = group;
  const { heights, pinEvery } = gemm.shape ?? tileShape(gemm.lanes.isFused, vectors);
  const [a, c, left] = f.locals("i32", 3);
  const tile = (height: number): Code => [
    emitTile(f, gemm, { rows: height, vectors, pinEvery }, { ...at, a, c }),
    advance(a, height * gemm.a.rowStride),
    advance(c, height * gemm.c.rowStride(vectors * 16)),
    left.set(op("i32.sub", left.get, i32(height))),
  ];
  const fits = (height: number): Code => op("i32.ge_u", left.get, i32(height));
  const [full, ...edges] = heights;
  return [
    a.set(at.a.get),
    c.set(at.c.get),
    left.set(rows.get),
    when(fits(full), loop(tile(full), branchIf(0, fits(full)))),
    edges.map((height) => when(fits(height), tile(height))),
  ];
}

/** (a, b, bias, c, rows, depth): depth ≥ 1; bias is not read where the sum starts at 0. */
export function emitGemm(gemm: Gemm): FunctionCode {
  const parameters = ["i32", "i32", "i32", "i32", "i32", "i32"] as const;
  return define(gemm.name, { parameters }, (f, a, b, bias, c, rows, depth) =>
    gemm.panels.map((group) => {
      const bytes = group.vectors * 16;
      const end = f.local("i32");
      return [
        end.set(op("i32.add", c.get, i32(group.panels * gemm.c.panelStride(bytes)))),
        whileBelow(
          c,
          end.get,
          panelRows(f, gemm, group, { a, b, bias, c, depth }, rows),
          advance(b, gemm.b.panelStride(bytes)),
          advance(c, gemm.c.panelStride(bytes)),
          advance(bias, bytes),
        ),
      ];
    }),
  );
}
