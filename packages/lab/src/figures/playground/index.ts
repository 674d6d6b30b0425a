// Everything of the lecture to play with: data, layers, training, one's own table, and any epoch to go back to.
import type { Figure } from "../figure.js";
import { code, command } from "./model/code.js";
import { schema } from "./state.js";
import { en } from "./texts/en.js";
import { ja } from "./texts/ja.js";
import View from "./View.svelte";

const figure: Figure<typeof schema> = { View, schema, texts: { ja: ja.frame, en: en.frame }, code, command };

export default figure;
