// Everything the class run line by line says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "ノードを一行ずつ実行する",
    purpose: "プログラムの一行、ノードの一部、連鎖律の一項。対応するところが同時に光ります。",
    invitation:
      "「1 つ進む」か矢印キーで、一行ずつ進めてみましょう。例ごとの分が dw と db にたまり、最後に重みとバイアスが更新されます。はじめの例は入力がどれも 0 なので、db だけにたまります。",
  },
  code: "kobai/lecture のクラス Node",
  diagram: "ノードと、その重みとバイアス。",
  sample: (index, x, target) => `例 ${index}：${x} → ${target}`,
  update: "更新",
  table: "ここまでにたまった値",
  after: (index) => `例 ${index} まで`,
  head: "足した例",
  loss: "損失",
  settings: { seed: "重みを決めるシード", alpha: "学習率 α" },
};
