// One node: its weights, its threshold, and the same as a bias.
import type { Figure } from "../figure.js";
import { code, type Pair } from "./model.js";
import { schema } from "./state.js";
import { en } from "./texts/en.js";
import { ja } from "./texts/ja.js";
import View from "./View.svelte";

const figure: Figure<typeof schema> = {
  View,
  schema,
  texts: { ja: ja.frame, en: en.frame },
  code: ({ w, b, x }) => code({ w: w as Pair, b }, x as Pair),
};

export default figure;
