// The class Layer beside its diagram and its lists, run line by line.
import type { Figure } from "../figure.js";
import { code } from "./code.js";
import { schema } from "./state.js";
import { en } from "./texts/en.js";
import { ja } from "./texts/ja.js";
import View from "./View.svelte";

const figure: Figure<typeof schema> = { View, schema, texts: { ja: ja.frame, en: en.frame }, code };

export default figure;
