// What each hidden node answers to, and which of them the last node trusts.
import type { Figure } from "../figure.js";
import { code } from "./code.js";
import { schema } from "./state.js";
import { en } from "./texts/en.js";
import { ja } from "./texts/ja.js";
import View from "./View.svelte";

const figure: Figure<typeof schema> = { View, schema, texts: { ja: ja.frame, en: en.frame }, code };

export default figure;
