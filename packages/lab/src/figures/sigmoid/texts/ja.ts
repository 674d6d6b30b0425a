// Everything the figure says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "段差とシグモイド関数",
    purpose:
      "段差は 0 から 1 へ一気に跳びます。シグモイド関数は坂を通って同じところへ行き、その坂がどちらが上かを教えます。",
    invitation:
      "もっと急にしてみてください。段差にできるでしょうか。そのとき、0 から離れた場所の傾きはどうなりますか。",
  },
  plot: "和に対する段差とシグモイド関数",
  sum: "和 z",
  output: "出力 y",
  step: "段差",
  sigmoid: "シグモイド",
  steepness: "急さ",
  formula: "z でのシグモイド関数の値",
  stepAt: (value) => `段差の答えは ${value} です。ここでの傾きは 0 で、何も教えてくれません。`,
  slopeAt: (slope) =>
    `シグモイド関数の傾きは ${slope} です。z を少し動かすと、y はその ${slope} 倍だけ動きます。`,
  said: (z, y, slope) => `z が ${z} のとき、シグモイド関数の値は ${y}、傾きは ${slope} です。`,
};
