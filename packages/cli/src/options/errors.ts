// What can be wrong with a command line, each with its fix.
import { type Fail, thrower } from "kobai";
import { quoted } from "../output/text.js";

type Flag = { flag: string };
type Got = { got: string };

export const optionMessages = {
  "option/whole-number": ({
    flag,
    min,
    max,
    got,
    hint,
  }: Flag & Got & { min: number; max: number; hint: string }) =>
    `${flag}: expected a whole number from ${min} to ${max}, got ${quoted(got)}. ${hint}`,
  "option/positive": ({ flag, got, hint }: Flag & Got & { hint: string }) =>
    `${flag}: expected a finite number above 0, got ${quoted(got)}. ${hint}`,
  "option/size": ({ flag, got }: Flag & Got) =>
    `${flag}: expected a size such as 512MB or 2GB, got ${quoted(got)}.`,
  "option/share": ({ flag, got }: Flag & Got) =>
    `${flag}: expected a share from 0 to less than 1, got ${quoted(got)}. Try 0.1, or 0 for none.`,
  "option/hidden": ({ got }: Got) =>
    `--hidden: expected sizes from 1 to 1048576 with commas between, got ${quoted(got)}. Write 100,50 for two layers, none for no hidden layer.`,
  "option/hidden-total": ({ got, parameters }: Got & { parameters: string }) =>
    `--hidden: expected a network of at most 100 million parameters, got ${parameters} with ${quoted(got)}. Use smaller layers.`,
  "option/name": ({ flag, got, names, nearest }: Flag & Got & Choice) =>
    `${flag}: expected ${listed(names)}, got ${quoted(got)}.${nearest ? ` Did you mean ${nearest}?` : ""}`,
  "option/empty": ({ flag }: Flag) =>
    `${flag}: expected a value, got an empty one. Leave ${flag} out instead.`,
  "option/softmax-hidden": (_: object) =>
    "--activation: expected an activation for hidden layers, got softmax. It belongs to the output, which cross-entropy gives it.",
  "option/resume": (_: object) =>
    "--resume: expected --checkpoint DIR beside it, got none. Name the folder that the stopped run wrote to.",
  "option/row-and-data": (_: object) =>
    "predict: expected either a data file or --row, got both. Leave one of them out.",
  "option/explain-row": (_: object) =>
    "explain: expected --row JSON, got none. Give a row such as --row '{\"petal_width\": 0.2, ...}'.",
  "option/no-data": (_: object) =>
    "predict: expected a data file, - for standard input, or --row JSON, got none of them.",
};

type Choice = { names: readonly string[]; nearest: string | undefined };

function listed(names: readonly string[]): string {
  return names.length === 1 ? names[0] : `${names.slice(0, -1).join(", ")} or ${names[names.length - 1]}`;
}

export const fail: Fail<typeof optionMessages> = thrower(optionMessages);
