// Everything the figure of hidden nodes says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "隠れ層が見ているもの",
    purpose:
      "隠れ層のノードは、正方形をそれぞれ一本の線で切ります。最後のノードがその答えに重みをつけ、ひとつの形に組み立てます。",
    invitation:
      "ノードをひとつ黙らせて、答えから何が失われるかを見てください。外すといちばん困るのはどれでしょう。",
  },
  task: "学ぶ形",
  tasks: { disc: "円", band: "帯", xor: "二つの隅" },
  hidden: ["隠れ層のノードは ", " 個、重みを決めるシードは "],
  hiddenLabel: "隠れ層のノードの数",
  seed: "重みを決めるシード",
  training: "訓練しています…",
  wanted: "正解（濃いほど 1）",
  answer: "出力 y",
  node: (name, sum) =>
    `${name} は、${sum} が 0 よりずっと大きいところで 1、ずっと小さいところで 0 を答えます。`,
  wantedMap: "学ぶ領域です。",
  answerMap: (right) => `ネットワーク全体の出力です。400 個の点の正答率は ${right} です。`,
  weight: "重み",
  here: "この点での出力",
  without: "外したときの正答率",
  silence: "黙らせる",
  hear: "また聞く",
  nodeButton: (name, silent) => (silent ? `${name} をまた聞く` : `${name} を黙らせる`),
  table: "隠れ層のノードごとの、最後のノードでの重み、この点での出力、外したときの正答率",
  point: ["点 (", ", ", ") では "],
  input: (index) => `x${index}`,
  sum: (y, sum) => `y = σ(${sum}) = ${y}`,
  bias: "バイアス",
  right: (right) => `正答率 ${right}`,
  said: (right, silent) =>
    silent === 0 ? `全部のノードを聞いて、正答率 ${right}。` : `${silent} 個を黙らせて、正答率 ${right}。`,
};
