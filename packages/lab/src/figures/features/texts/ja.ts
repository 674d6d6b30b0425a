// Everything the figure of hidden nodes says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "隠れ層が見ているもの",
    purpose:
      "隠れ層のノードは、正方形をそれぞれ一本の線で切ります。最後のノードがその答えに重みをつけ、ひとつの形に組み立てます。",
    invitation:
      "ノードをひとつ黙らせて、答えから何が失われるかを見てください。いちばん頼られているのはどれでしょう。",
  },
  task: "学ぶ形",
  tasks: { disc: "円", band: "帯", xor: "二つの角" },
  hidden: ["隠れ層のノードは ", " 個、シードは "],
  hiddenLabel: "隠れ層のノードの数",
  seed: "シード",
  training: "訓練しています…",
  wanted: "正解",
  answer: "答え y",
  node: (name, sum) =>
    `${name} は、${sum} が 0 よりずっと大きいところで 1、ずっと小さいところで 0 を答えます。`,
  wantedMap: "学ぶ領域です。",
  answerMap: (right) => `ネットワーク全体の答えです。400 個の点のうち ${right} が正しい答えです。`,
  weight: "重み",
  here: "この点で",
  without: "なしの正答率",
  silence: "黙らせる",
  hear: "また聞く",
  nodeButton: (name, silent) => (silent ? `${name} をまた聞く` : `${name} を黙らせる`),
  table: "隠れ層のノードごとの、最後のノードでの重み、この点での答え、いないときの正答率",
  point: ["点 (", ", ", ") では "],
  input: (index) => `x${index}`,
  sum: (y, sum) => `y ＝ σ(${sum}) ＝ ${y}`,
  bias: "バイアス",
  right: (right) => `正答率 ${right}`,
  said: (right, silent) =>
    silent === 0 ? `全部のノードを聞いて、正答率 ${right}。` : `${silent} 個を黙らせて、正答率 ${right}。`,
};
