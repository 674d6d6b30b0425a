// A network as a device: numbers in, numbers out, and everything between in view.
import type { Figure } from "../figure.js";
import { code } from "./model.js";
import { schema } from "./state.js";
import { en } from "./texts/en.js";
import { ja } from "./texts/ja.js";
import View from "./View.svelte";

const figure: Figure<typeof schema> = {
  View,
  schema,
  texts: { ja: ja.frame, en: en.frame },
  code: ({ x }) => code(x),
};

export default figure;
