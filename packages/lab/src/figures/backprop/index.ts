// Backpropagation, one product at a time: forward, back, and a nudge that checks it.
import type { Figure } from "../figure.js";
import { code } from "./model/code.js";
import { schema } from "./state.js";
import { en } from "./texts/en.js";
import { ja } from "./texts/ja.js";
import View from "./View.svelte";

const figure: Figure<typeof schema> = { View, schema, code, texts: { ja: ja.frame, en: en.frame } };

export default figure;
