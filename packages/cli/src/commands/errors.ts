// What can be wrong with a whole command.
import { type Fail, thrower } from "kobai";
import { counted, significant } from "../output/numbers.js";
import { printable, quoted } from "../output/text.js";

export const commandMessages = {
  "command/unknown": ({ got, nearest }: { got: string; nearest: string | undefined }) =>
    `kobai: expected a command, got ${quoted(got)}.${nearest ? ` Did you mean ${nearest}?` : " kobai --help lists them."}`,
  "command/later": ({ got }: { got: string }) =>
    `kobai ${got}: this command comes in a later version. kobai --help lists those of this one.`,
  "command/option-unknown": ({ command, got, nearest }: Unknown) =>
    `${command}: expected an option of the command, got ${quoted(got)}.${nearest ? ` Did you mean ${nearest}?` : ` ${command} --help lists them.`}`,
  "command/option-value": ({ command, option }: { command: string; option: string }) =>
    `${command}: expected a value after ${option}, got none.`,
  "command/argument-missing": ({ command, argument }: { command: string; argument: string }) =>
    `${command}: expected ${argumentText(argument)}, got nothing. ${command} --help shows how.`,
  "command/argument-many": ({ command, got }: { command: string; got: string }) =>
    `${command}: expected nothing more, got ${quoted(got)}. Put quotes around a name with blanks.`,
  "command/model": ({ path, reason }: { path: string; reason: string }) => `${printable(path)}: ${reason}`,
  "command/activations-unknown": ({ path, layers }: { path: string; layers: number }) =>
    `${printable(path)}: expected the activations of ${counted(layers, "layer")}, got none, because the file has no kobai metadata. Name them, one per layer: --activations ${"relu,".repeat(Math.min(layers - 1, 8))}softmax.`,
  "command/activations-count": ({ path, expected, got }: Sizes & { path: string }) =>
    `--activations: expected ${expected}, one per layer of ${printable(path)}, got ${got}.`,
  "command/activations-differ": ({ path, layer, expected, got }: Difference & { path: string }) =>
    `--activations: expected ${expected} in layer ${layer} as ${printable(path)} says, got ${got}. Leave --activations out.`,
  "command/diverged": ({ epoch, step, layer, learningRate, kept }: Diverged) =>
    `train: the loss became NaN or infinite in epoch ${epoch}, step ${step}, first seen in layer ${layer}, at learning rate ${learningRate}. Try --learning-rate ${Number((learningRate / 10).toPrecision(2))}; the last good weights ${keptText(kept)}.`,
  "command/diverged-inputs": ({ epoch, step, layer, largest, kept }: Diverged & { largest: number }) =>
    `train: the loss became NaN or infinite in epoch ${epoch}, step ${step}, first seen in layer ${layer}, because inputs reach ${significant(largest)}. Leave --scale out, or use --scale standard; the last good weights ${keptText(kept)}.`,
  "command/diverged-first": ({ layer }: { layer: number }) =>
    `train: the loss is NaN or infinite before the first step, first seen in layer ${layer}. Scale the inputs with --scale standard.`,
  "export/terminal": (_: object) =>
    "export --to onnx: expected a file for its bytes, got a terminal. Add --out model.onnx.",
  "export/class-name": ({ got }: { got: string }) =>
    `export --to java: expected a file named like its class, such as Model.java, got ${quoted(got)}. Use letters, digits and _, a letter first.`,
  "predict/json": ({ got, reason }: { got: string; reason: string }) =>
    `--row: expected JSON such as '{"petal_width": 0.2}' or '[0.2, 1.4]', got ${quoted(got)} (${printable(reason)}).`,
  "predict/row-size": ({ expected, got }: { expected: number; got: number }) =>
    `--row: expected a list of ${expected}, one for each input, got ${got}.`,
  "predict/row-number": ({ place, got }: { place: number; got: string }) =>
    `--row: expected numbers, got ${printable(got)} in place ${place}.`,
  "predict/row-object": ({ expected }: { expected: number }) =>
    `--row: expected a list of ${expected} numbers, got an object. The inputs of this model have no names.`,
};

type Unknown = { command: string; got: string; nearest: string | undefined };
export type Sizes = { expected: number; got: number };
export type Difference = { layer: number; expected: string; got: string };
type Diverged = {
  epoch: number;
  step: number;
  layer: number;
  learningRate: number;
  kept: string | undefined;
};

function argumentText(name: string): string {
  return name === "data" ? "data: mnist, a table or an IDX pair" : `a ${name} file`;
}

function keptText(file: string | undefined): string {
  return file === undefined ? "would be kept with --out FILE" : `are in ${printable(file)}`;
}

export const fail: Fail<typeof commandMessages> = thrower(commandMessages);
