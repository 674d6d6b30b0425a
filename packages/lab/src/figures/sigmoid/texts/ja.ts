// Everything the figure says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "ステップ関数とシグモイド関数",
    purpose:
      "ステップ関数は 0 から 1 へ一気に跳びます。シグモイド関数は坂を通って同じところへ行き、その坂がどちらが上かを教えます。",
    invitation:
      "指数の一つめの数をドラッグして、もっと急にしてみてください。ステップ関数にできるでしょうか。そのとき、z = 0 から離れた場所の傾きはどうなりますか。",
  },
  plot: "和に対するステップ関数とシグモイド関数",
  sum: "和 z",
  output: "出力 y",
  step: "ステップ関数",
  sigmoid: "シグモイド",
  steepness: "急さ",
  formula: "z でのシグモイド関数の値",
  stepAt: (value) => `ステップ関数の出力は ${value} です。ここでの傾きは 0 で、何も教えてくれません。`,
  slope: "傾き",
  slopeAt: (slope) =>
    `シグモイド関数の傾きは ${slope} です。z を少し動かすと、y はその ${slope}⁠ 倍だけ動きます。`,
  said: (z, y, slope) => `z が ${z} のとき、シグモイド関数の値は ${y}、傾きは ${slope} です。`,
};
