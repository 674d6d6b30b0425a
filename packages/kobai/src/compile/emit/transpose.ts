// A copy of a layer's weights with rows and columns exchanged, for the gradient of its input.
import {
  advance,
  define,
  type FunctionBuilder,
  type FunctionCode,
  type Local,
  whileBelow,
} from "../encode/function.js";
import { type Code, i32, interleave, op } from "../encode/instruction.js";
import type { PanelGroup } from "../panels.js";
import type { TrainedLayerPlan } from "../plan.js";
import type { TrainingPlan } from "../plan-training.js";
import { ownColumns } from "../shapes.js";
import type { Lanes } from "./lanes.js";
import { named, type Program } from "./program.js";

export interface Transpose {
  readonly name: string;
  readonly lanes: Lanes;
  /** Of the matrix that is read, `height` rows of columns in panels: so many rows. */
  readonly height: number;
  readonly rows: number;
  readonly columns: number;
  readonly panels: readonly PanelGroup[];
  /** Of the matrix that is written: columns × rows, its columns in panels. */
  readonly transposedPanels: readonly PanelGroup[];
}

interface Strip {
  /** Panels that follow one another, and of each the columns that are not padding. */
  readonly panels: number;
  readonly columns: number;
  readonly bytes: number;
}

/** Panels by their true columns: the last one may be only partly filled. */
function strips(groups: readonly PanelGroup[], columns: number, lanes: Lanes): Strip[] {
  let left = columns;
  return groups.flatMap(({ panels, vectors }) => {
    const width = vectors * lanes.count;
    const full = Math.min(panels, Math.floor(left / width));
    const rest = full < panels ? left - full * width : 0;
    left -= full * width + rest;
    return [
      { panels: full, columns: width, bytes: vectors * 16 },
      { panels: 1, columns: rest, bytes: vectors * 16 },
    ].filter((strip) => strip.panels * strip.columns > 0);
  });
}

const halves = ["lower", "upper"] as const;

/** As many vectors as each has numbers, their rows and columns exchanged; `made` comes first. */
function turned(
  f: FunctionBuilder,
  { size, count }: Lanes,
  rows: readonly Code[],
): { made: Code; columns: Code[] } {
  const both = (a: Local, b: Local, unit: number) =>
    halves.map((half) => interleave(unit, a.get, b.get, half));
  const loaded = f.locals("v128", count);
  const load = loaded.map((row, r) => row.set(rows[r]));
  const [a, b, c, d] = loaded;
  if (count === 2) return { made: load, columns: both(a, b, size) };
  const pairs = f.locals("v128", count);
  const made = [...both(a, b, size), ...both(c, d, size)].map((pair, p) => pairs[p].set(pair));
  const [ab, abUpper, cd, cdUpper] = pairs;
  return { made: [load, made], columns: [...both(ab, cd, 2 * size), ...both(abUpper, cdUpper, 2 * size)] };
}

interface Pointers {
  readonly first: Local;
  readonly column: Local;
  readonly line: Local;
}

/** A vector of columns of the source, from row `first` on, becomes as many lines of a panel of the target; 0 stands where
 * the last square has no rows. */
function vectorLines(f: FunctionBuilder, lanes: Lanes, panelBytes: number, out: Strip, at: Pointers): Code {
  const { count } = lanes;
  const { first, column, line } = at;
  const [from, to, end] = f.locals("i32", 3);
  const square = (rows: number): Code => {
    const given = Array.from({ length: count }, (_, r) =>
      r < rows ? lanes.load(from.get, r * panelBytes) : lanes.constant(0),
    );
    const { made, columns } = turned(f, lanes, given);
    return [made, columns.map((vector, i) => lanes.store(to.get, vector, i * out.bytes))];
  };
  const rest = out.columns % count;
  return [
    from.set(op("i32.add", column.get, op("i32.mul", first.get, i32(panelBytes)))),
    to.set(line.get),
    end.set(op("i32.add", line.get, i32((out.columns - rest) * lanes.size))),
    whileBelow(to, end.get, square(count), advance(from, count * panelBytes), advance(to, 16)),
    rest > 0 ? square(rest) : [],
  ];
}

/** (from, to, first): writes the transposed matrix of the rows from the first on, its padding 0. There is room for as many
 * lines as the source has columns with its padding. */
export function emitTranspose(matrix: Transpose): FunctionCode {
  const { name, lanes, height, columns, panels, transposedPanels } = matrix;
  return define(name, { parameters: ["i32", "i32", "i32"] }, (f, source, target, first) => {
    const [panel, panelsEnd, column, columnEnd, line, targetEnd] = f.locals("i32", 6);
    const allPanels = (out: Strip): Code =>
      panels.map((group) => {
        const bytes = group.vectors * 16;
        return [
          panelsEnd.set(op("i32.add", panel.get, i32(group.panels * bytes * height))),
          whileBelow(
            panel,
            panelsEnd.get,
            column.set(panel.get),
            columnEnd.set(op("i32.add", panel.get, i32(bytes))),
            whileBelow(
              column,
              columnEnd.get,
              vectorLines(f, lanes, bytes, out, { first, column, line }),
              advance(column, 16),
              advance(line, lanes.count * out.bytes),
            ),
            advance(panel, bytes * height),
          ),
        ];
      });
    return [
      strips(transposedPanels, matrix.rows, lanes).map((out) => [
        targetEnd.set(op("i32.add", target.get, i32(out.panels * out.bytes * columns))),
        whileBelow(
          target,
          targetEnd.get,
          panel.set(source.get),
          line.set(target.get),
          allPanels(out),
          advance(first, out.columns),
          advance(target, out.bytes * columns),
        ),
      ]),
    ];
  });
}

/** Of those weights whose inputs are our own units of the layer before. Nothing in the first layer. */
export function transposeWeights(program: Program, plan: TrainingPlan, layer: TrainedLayerPlan): Code {
  const { lanes, layers } = plan;
  const { index, inputSize, outputSize, panels, transposedPanels, transposed, weights } = layer;
  if (index === 0) return [];
  const before = layers[index - 1];
  const rows = ownColumns(before, lanes.count);
  const call = program.add(named(layer, "weights.transpose", rows, inputSize), (name) =>
    emitTranspose({
      ...{ name, lanes, panels, transposedPanels },
      ...{ height: inputSize, rows, columns: outputSize },
    }),
  );
  return call(i32(weights), i32(transposed), i32(before.own.first * lanes.count));
}
