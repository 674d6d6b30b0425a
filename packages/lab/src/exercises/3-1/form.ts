// Three devices: tomorrow's temperature from ten days, is there a cat in a picture, which of four animals is it.

import { choiceField, formJudge, numberField } from "../check/fields.js";
import { readTyped } from "../check/number.js";
import type { FormAnswer } from "../exercise.js";

const picture = { width: 32, height: 24, channels: 3 };
const { width, height, channels } = picture;
const pixels = width * height;

export const judge = formJudge(
  {
    "a.inputs": numberField([10], { "one-day": [1], "tomorrow-too": [11], "counted-degrees": [50, 51] }),
    "a.scale": choiceField("both", { "unscaled-input": ["none"], "below-zero": ["divided"] }),
    "a.outputs": numberField([1], { "output-per-day": [10], "output-per-degree": [50, 51] }),
    "a.decode": choiceField("back", { "unscaled-output": ["none"], "temperature-as-yes": ["half"] }),
    "b.inputs": numberField([pixels * channels], {
      "no-channels": [pixels],
      "sides-added": [width + height, width + height + channels],
      "one-picture": [1],
      "only-channels": [channels],
    }),
    "b.meaning": choiceField("channels", { "color-as-number": ["number"] }),
    "b.outputs": numberField([1], { "two-outputs": [2] }),
    "b.decode": choiceField("half", { "exactly-one": ["exact"], "never-zero": ["positive"] }),
    "c.outputs": numberField([4], {
      "one-output": [1],
      "two-bits": [2],
      "fifth-output": [5],
      "three-outputs": [3],
    }),
    "c.decode": choiceField("largest", { "each-above-half": ["half"], "one-output-rounded": ["round"] }),
  },
  oneOutput,
);

/** One output that counts the animals is read by rounding: both choices are the same thought, and get one answer. */
function oneOutput(answer: FormAnswer): string | undefined {
  const one = readTyped(answer["c.outputs"] ?? "")?.value === 1;
  return one && answer["c.decode"] === "round" ? "one-output" : undefined;
}

export const solution = {
  ...{ "a.inputs": "10", "a.scale": "both", "a.outputs": "1", "a.decode": "back" },
  ...{ "b.inputs": String(pixels * channels), "b.meaning": "channels", "b.outputs": "1", "b.decode": "half" },
  ...{ "c.outputs": "4", "c.decode": "largest" },
};

export const fields = Object.keys(solution);

const but = (changes: FormAnswer): FormAnswer => ({ ...solution, ...changes });

export const mistakes: Readonly<Record<string, FormAnswer>> = {
  "one-day": but({ "a.inputs": "1" }),
  "tomorrow-too": but({ "a.inputs": "11" }),
  "counted-degrees": but({ "a.inputs": "50" }),
  "unscaled-input": but({ "a.scale": "none" }),
  "below-zero": but({ "a.scale": "divided" }),
  "output-per-day": but({ "a.outputs": "10" }),
  "output-per-degree": but({ "a.outputs": "50" }),
  "unscaled-output": but({ "a.decode": "none" }),
  "temperature-as-yes": but({ "a.decode": "half" }),
  "no-channels": but({ "b.inputs": "768" }),
  "sides-added": but({ "b.inputs": "56" }),
  "one-picture": but({ "b.inputs": "1" }),
  "only-channels": but({ "b.inputs": "3" }),
  "color-as-number": but({ "b.meaning": "number" }),
  "two-outputs": but({ "b.outputs": "2" }),
  "exactly-one": but({ "b.decode": "exact" }),
  "never-zero": but({ "b.decode": "positive" }),
  "one-output": but({ "c.outputs": "1", "c.decode": "round" }),
  "two-bits": but({ "c.outputs": "2" }),
  "three-outputs": but({ "c.outputs": "3" }),
  "fifth-output": but({ "c.outputs": "5" }),
  "each-above-half": but({ "c.decode": "half" }),
  "one-output-rounded": but({ "c.decode": "round" }),
};
