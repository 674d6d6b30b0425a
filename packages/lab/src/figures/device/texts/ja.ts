// Everything the figure says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "数を入れると、数が出てくる箱",
    purpose: "左から四つの数を入れると、右から二つの数が出てきます。どの数も 0 から 1 の間です。",
    invitation:
      "マスをひとつずつ塗って、それから数をゆっくり動かしてみてください。どちらの出力が、どれくらい急に変わるでしょうか。",
  },
  inputs: "入力：マスの塗りの濃さ",
  cell: (name, value) => `マス ${name}、濃さ ${value}。押すと塗ったり消したりできます。`,
  input: (name) => `入力 ${name}`,
  diagram: "入力が四つ、隠れ層のノードが四つ、出力が二つ。",
  outputs: ["縦の線", "横の線"],
  said: (vertical, horizontal) => `縦の線 ${vertical}、横の線 ${horizontal}。`,
  hint: "青い線は足し、オレンジの線は引きます。点線は重み 0、四角はいつも 1 です。指すと、値が表示されます。",
};
