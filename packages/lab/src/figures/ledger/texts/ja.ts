// Everything the loss ledger says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "損失の帳簿",
    purpose: "ノードひとつ、例は三つ。誤差をそれぞれ二乗して合計すると、損失というひとつの数になります。",
    invitation: "ノードの値を左右にドラッグしてみてください。三つの正方形がどれも小さくなる組み合わせは？",
  },
  formula: "ノード",
  parameter: (name) => (name === "b" ? "バイアス b" : `重み ${name}`),
  heads: { x: "入力", target: "正解", y: "出力", error: "誤差", square: "誤差²" },
  sampleName: (index) => `例 ${index}`,
  sum: "損失",
  mean: (value) => `例 1 つあたりの平均 ${value}`,
  exact: (index, formula, y, target, square) =>
    `例 ${index}：y = ${formula} = ${y}、(${y} − ${target})² = ${square}`,
  hint: "例を指すと、くわしい数値が出ます。",
  slices: "ほかを固定して、ひとつだけ動かしたときの損失（0 から 2 まで）",
  slice: (name, value, loss) => `${name} と損失の関係。${name} = ${value} のとき ${loss}`,
  said: (loss) => `損失 ${loss}`,
};
