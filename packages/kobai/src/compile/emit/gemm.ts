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
import { byTiles, type PanelGroup, vectorsOf } from "../panels.js";
import { blockRows, leastShared, type TileShape, tileShape } from "./gemm-shapes.js";
import { packRows } from "./pack.js";
import { type ColumnLayout, emitTile, type RowSteps, type TileKernel, type TilePointers } from "./tile.js";

export interface Gemm extends TileKernel {
  readonly name: string;
  /** How the columns of B and C fall into panels. */
  readonly panels: readonly PanelGroup[];
  readonly a: RowSteps;
  /** Where A is read across, a row beside the other, and so many bytes behind the start of the room is space for a block of
   * its rows, of so many depth steps at most: they are brought together there as tiles walk them, if enough columns share
   * that work. */
  readonly blocks?: { readonly behind: number; readonly depth: number };
  readonly b: ColumnLayout;
  /** Whether each piece of a panel of B is brought together, at the start of the room, before it is walked; false where
   * absent: B stands together as it is. */
  readonly packs?: boolean;
  /** Of the register tiles; where absent, the one that was measured best. */
  readonly shape?: TileShape;
}

/** As many vectors of a panel as a tile is wide. */
interface Piece {
  readonly vectors: number;
  readonly panelBytes: number;
  readonly bStep: number;
}

/** Pointers into a panel, and which row of C is the first of A. */
interface BlockPointers extends TilePointers {
  readonly firstRow: Local;
  readonly room: Local;
}

const shapeOf = ({ shape, lanes }: Gemm, vectors = 2): TileShape =>
  shape ?? tileShape(lanes.isFused, vectors);

/** All rows of a piece of a panel: tiles of the full height while they fit, then one of each height that fits the edge. */
function pieceRows(f: FunctionBuilder, gemm: Gemm, piece: Piece, at: BlockPointers, rows: Local): Code {
  const { lanes, blocks } = gemm;
  const { heights, pinEvery, unrolled } = shapeOf(gemm, piece.vectors);
  const [full, ...edges] = heights;
  const cStride = gemm.c.rowStride(piece.panelBytes);
  const [a, c, left, tileBytes] = f.locals("i32", 4);
  const strides = blocks ? { rowStride: lanes.size, depthStride: full * lanes.size } : gemm.a;
  const tile = (height: number): Code => [
    emitTile(
      f,
      gemm,
      { ...piece, rows: height, a: strides, pinEvery, unrolled: height === full ? unrolled : 1 },
      { ...at, a, c },
    ),
    advance(a, blocks && height === full ? tileBytes.get : height * strides.rowStride),
    advance(c, height * cStride),
    left.set(op("i32.sub", left.get, i32(height))),
  ];
  const fits = (height: number): Code => op("i32.ge_u", left.get, i32(height));
  return [
    a.set(at.a.get),
    c.set(op("i32.add", at.c.get, op("i32.mul", at.firstRow.get, i32(cStride)))),
    left.set(rows.get),
    blocks ? tileBytes.set(op("i32.mul", at.depth.get, i32(strides.depthStride))) : [],
    when(fits(full), loop(tile(full), branchIf(0, fits(full)))),
    edges.map((height) => when(fits(height), tile(height))),
  ];
}

/** One panel, piece by piece. */
function panelPieces(f: FunctionBuilder, gemm: Gemm, vectors: number, at: BlockPointers, rows: Local): Code {
  const panelBytes = vectors * 16;
  const rowBytes = gemm.b.rowStride(panelBytes);
  const [b, bias, c, end, packed, to] = f.locals("i32", 6);
  const { packs } = gemm;
  const here = { ...at, b: packs ? packed : b, bias, c };
  const pack = (bytes: number): Code =>
    packs ? [to.set(packed.get), packRows(f, { bytes, rowBytes }, { first: b, rows: at.depth, to })] : [];
  return [
    packs ? packed.set(at.room.get) : [],
    [b, bias, c].map((pointer, i) => pointer.set([at.b, at.bias, at.c][i].get)),
    byTiles(vectors, gemm.blocks !== undefined).map(({ panels, vectors: width }) => {
      const bytes = width * 16;
      const piece = { vectors: width, panelBytes, bStep: packs ? bytes : rowBytes };
      return [
        end.set(op("i32.add", c.get, i32(panels * bytes))),
        whileBelow(
          c,
          end.get,
          pack(bytes),
          pieceRows(f, gemm, piece, here, rows),
          [b, bias, c].map((pointer) => advance(pointer, bytes)),
        ),
      ];
    }),
  ];
}

/** Those rows of all panels. */
function allPanels(f: FunctionBuilder, gemm: Gemm, from: BlockPointers, rows: Local): Code {
  const [b, bias, c, end] = f.locals("i32", 4);
  return [
    [b, bias, c].map((pointer, i) => pointer.set([from.b, from.bias, from.c][i].get)),
    gemm.panels.map((group) => {
      const bytes = group.vectors * 16;
      return [
        end.set(op("i32.add", c.get, i32(group.panels * gemm.c.panelStride(bytes)))),
        whileBelow(
          c,
          end.get,
          panelPieces(f, gemm, group.vectors, { ...from, b, bias, c }, rows),
          advance(b, gemm.b.panelStride(bytes)),
          advance(c, gemm.c.panelStride(bytes)),
          advance(bias, bytes),
        ),
      ];
    }),
  ];
}

/** Block by block of rows: they are brought together tile by tile, the last one filled up with what stands behind them. */
function rowBlocks(
  f: FunctionBuilder,
  gemm: Gemm & Required<Pick<Gemm, "blocks">>,
  at: BlockPointers,
  endRow: Local,
): Code {
  const { lanes, blocks } = gemm;
  const { a, firstRow, depth } = at;
  const most = blockRows(lanes, blocks.depth, gemm.shape);
  const bytes = shapeOf(gemm).heights[0] * lanes.size;
  const [tiles, here, to, end] = f.locals("i32", 4);
  return [
    tiles.set(op("i32.add", at.room.get, i32(blocks.behind))),
    whileBelow(
      firstRow,
      endRow.get,
      here.set(op("i32.sub", endRow.get, firstRow.get)),
      here.set(op("select", here.get, i32(most), op("i32.lt_u", here.get, i32(most)))),
      to.set(tiles.get),
      end.set(op("i32.add", a.get, op("i32.mul", here.get, i32(lanes.size)))),
      whileBelow(
        a,
        end.get,
        packRows(f, { bytes, rowBytes: gemm.a.depthStride }, { first: a, rows: depth, to }),
        advance(a, bytes),
      ),
      allPanels(f, gemm, { ...at, a: tiles }, here),
      advance(firstRow, most),
    ),
  ];
}

/** (a, b, bias, c, first, end, depth, room): the rows of C from `first` to before `end`, of which `a` is the first of A. depth
 * ≥ 1; bias is not read where the sum starts at 0, nor room used where nothing is brought together. */
export function emitGemm({ blocks, ...gemm }: Gemm): FunctionCode {
  const parameters = ["i32", "i32", "i32", "i32", "i32", "i32", "i32", "i32"] as const;
  return define(gemm.name, { parameters }, (f, a, b, bias, c, firstRow, end, depth, room) => {
    const at = { a, b, bias, c, depth, room, firstRow };
    if (blocks !== undefined && vectorsOf(gemm.panels) >= leastShared)
      return rowBlocks(f, { ...gemm, blocks }, at, end);
    const rows = f.local("i32");
    return [rows.set(op("i32.sub", end.get, firstRow.get)), allPanels(f, gemm, at, rows)];
  });
}
