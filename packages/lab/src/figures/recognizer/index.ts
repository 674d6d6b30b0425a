// The digit recognizer: the machine the whole lecture is about.
import type { Figure } from "../figure.js";
import { schema } from "./state.js";
import { en } from "./texts/en.js";
import { ja } from "./texts/ja.js";
import View from "./View.svelte";

const figure: Figure<typeof schema> = {
  View,
  schema,
  usesWeights: true,
  texts: { ja: ja.frame, en: en.frame },
  command: ({ seed, learningRate, batchSize, epochs }) =>
    `kobai train mnist --preset best --seed ${seed} --learning-rate ${learningRate} --batch-size ${batchSize} --epochs ${epochs}`,
};

export default figure;
