// Everything the layer figure says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "層を、図とリストで見る",
    purpose:
      "図の線 1 本が、リストの値 1 個に対応します。w[i]\u2060[j] は入力 j と出力 i をつなぎ、1 行がノードひとつにあたります。",
    invitation: "値を指すと、その線が光ります。次に入力を増やして、各行に何が加わるかを見てください。",
  },
  size: ["入力（nin）が ", " 個、出力（nout）が ", " 個の層です。"],
  nin: "入力の数 nin",
  nout: "出力の数 nout",
  count: (nin, nout) =>
    `重みは ${nout} × ${nin} = ${nout * nin} 個、バイアスは ${nout} 個。合わせて ${nout * (nin + 1)} 個です。`,
  seed: "重みを決めるシード",
  diagram: "層の図。入力、重みとバイアス、出力。",
  lists: "リストに並べた層の値",
  row: (i) => `→ y[${i}]`,
  hint: "値か線を指してください。押して選ぶと、ここで値を変えられます。",
  weight: (i, j) => `w[${i}][${j}]：x[${j}] から y[${i}] への重み`,
  bias: (i) => `b[${i}]：y[${i}] のバイアス`,
  input: (j) => `x[${j}]：列 ${j} の重みを通って、すべての出力へ行きます`,
  output: (i, y) => `y[${i}] = σ(w[${i}] · x + b[${i}]) = ${y}：行 ${i} とバイアスひとつから決まります`,
};
