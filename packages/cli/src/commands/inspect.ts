// `kobai inspect`: what is in a model file.
import type { Command } from "commander";
import { type Model, parameterCount, weightsHash } from "kobai";
import { describeKernels } from "kobai/compile";
import { classNames, tellsYesNo } from "../data/shape.js";
import { type Fact, factLines } from "../output/facts.js";
import { count, counted, lossText, percent, significant } from "../output/numbers.js";
import { type Column, table } from "../output/table.js";
import { type Screen, screen } from "../output/terminal.js";
import { printable, truncate } from "../output/text.js";
import { type ModelFlags, openModel, takesModel } from "./model-file.js";

interface InspectFlags extends ModelFlags {
  readonly kernels?: boolean;
}

export function registerInspect(program: Command): void {
  takesModel(
    program.command("inspect").description("show what is in a model: layers, scaling, columns, hash"),
  )
    .option("--kernels", "also the compiler's plan and the WebAssembly text of its module")
    .action(run);
}

async function run(path: string, flags: InspectFlags): Promise<void> {
  const out = screen(process.stdout);
  const model = await openModel(path, flags);
  const lines = await modelLines(out, path, model);
  out.write([...lines, ...(flags.kernels ? kernelLines(model) : [])].map((line) => `${line}\n`).join(""));
}

/** As the compiler tells it, whatever the width: it is text to search and to save. */
function kernelLines(model: Model): string[] {
  const { plan, text } = describeKernels(model);
  return ["", plan, "", text];
}

export async function modelLines(screen: Screen, path: string, model: Model): Promise<string[]> {
  const precision = model.parameters[0].weights instanceof Float32Array ? "f32" : "f64";
  const facts: Fact[] = [
    ["model", printable(path)],
    ["numbers", `${counted(parameterCount(model.parameters), "parameter")} in ${precision}`],
    ...trainingFact(model),
    ...answersFact(model),
    ...scalingFact(model),
    ["hash", await weightsHash(model)],
  ];
  const width = Math.min(screen.width(), 120);
  return [
    ...factLines(facts, screen),
    "",
    ...table(layerColumns(model), width, screen.paint),
    ...inputLines(model, width, screen),
  ];
}

function trainingFact({ training }: Model): Fact[] {
  if (training === undefined) return [];
  const { loss, epochs, seed, test } = training;
  return [
    ["trained", `${counted(epochs, "epoch")} on ${loss}, seed ${seed}`],
    ...(test ? [["tested", testedText(test)] satisfies Fact] : []),
  ];
}

function testedText({ rows, loss, accuracy }: Tested): string {
  const lost = `loss ${lossText(loss)}`;
  return accuracy === undefined
    ? `${lost} on ${counted(rows, "row")}`
    : `${percent(accuracy)} of ${counted(rows, "row")} right, ${lost}`;
}

function answersFact(model: Model): Fact[] {
  const { labels, columns } = model;
  const targets = columns?.targets.map(printable).join(", ");
  const each = tellsYesNo(model) ? ": yes or no each" : "";
  if (labels === undefined) return targets === undefined ? [] : [["predicts", `${targets}${each}`]];
  const names = truncate(classNames(model).map(printable).join(", "), 400);
  return [["predicts", `${targets ?? "classes"}: ${names}`]];
}

type Tested = NonNullable<NonNullable<Model["training"]>["test"]>;

const scaledTo = { standard: "mean 0 and deviation 1", minmax: "the range from 0 to 1" };

function scalingFact({ scaling, targetScaling }: Model): Fact[] {
  const texts = [
    ...(scaling ? [`inputs to ${scaledTo[scaling.kind]}`] : []),
    ...(targetScaling ? [`outputs from ${scaledTo[targetScaling.kind]}`] : []),
  ];
  return texts.length === 0 ? [] : [["scaling", ...texts]];
}

function layerColumns({ layers, parameters, inputSize }: Model): Column[] {
  const sizes = [inputSize, ...layers.map(({ outputSize }) => outputSize)];
  return [
    { heading: "layer", cells: layers.map((_, i) => `dense ${i + 1}`) },
    { heading: "in", cells: layers.map((_, i) => count(sizes[i])), align: "right" },
    { heading: "out", cells: layers.map((_, i) => count(sizes[i + 1])), align: "right" },
    { heading: "activation", cells: layers.map(({ activation }) => activation) },
    {
      heading: "parameters",
      cells: parameters.map((layer) => count(parameterCount([layer]))),
      align: "right",
    },
  ];
}

/** One line for each column of the table it was trained on; many columns are cut. */
const mostColumns = 40;

function inputLines({ columns, scaling }: Model, width: number, { paint }: Screen): string[] {
  if (columns === undefined) return [];
  const shown = columns.inputs.slice(0, mostColumns);
  const starts = startsOf(columns.inputs);
  const scaled = (i: number, part: "offset" | "factor") =>
    scaling && shown[i].categories === undefined ? significant(scaling[part][starts[i]]) : "";
  const cells: Column[] = [
    { heading: "input", cells: shown.map(({ name }) => name) },
    ...(scaling
      ? ([
          { heading: "minus", cells: shown.map((_, i) => scaled(i, "offset")), align: "right" },
          { heading: "times", cells: shown.map((_, i) => scaled(i, "factor")), align: "right" },
        ] as const)
      : []),
    { heading: "one for each of", cells: shown.map(({ categories }) => categories?.join(", ") ?? "") },
  ];
  const left = columns.inputs.length - shown.length;
  const named = cells.filter((column) => column.cells.some((cell) => cell !== ""));
  const more = left > 0 ? [paint("quiet", `and ${counted(left, "column")} more`)] : [];
  return ["", ...table(named, width, paint), ...more];
}

/** The first input of each column. */
function startsOf(inputs: NonNullable<Model["columns"]>["inputs"]): number[] {
  let at = 0;
  return inputs.map(({ categories }) => {
    const start = at;
    at += categories?.length ?? 1;
    return start;
  });
}
