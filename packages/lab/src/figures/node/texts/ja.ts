// Everything the figure says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "ひとつのノード",
    purpose:
      "ノードは入力に重みを掛けて足し、和が十分に大きければ 1⁠ を返します。1 を返す入力は、線で分けた、灰色の側にあります。",
    invitation:
      "点や、好きな数をドラッグしてみてください。線がまっすぐ縦に立つのは、どんな重みのときでしょうか。",
  },
  threshold: "しきい値で書くと",
  bias: "バイアスで書くと",
  input: (index) => `入力 x${index}`,
  weight: (index) => `重み w${index}`,
  thresholdName: "しきい値 C",
  biasName: "バイアス b",
  diagram: "入力が二つ、バイアスがひとつ、ノードがひとつ。",
  plane: "ありうる入力のすべて",
  everywhere: (answer) => `どこでも ${answer}`,
  answers: (value) => `答えは ${value}`,
  point: "いまの入力を表す点",
  said: (sum, threshold, answer) =>
    `和は ${sum}、しきい値は ${threshold} なので、ノードの答えは ${answer} です。`,
};
