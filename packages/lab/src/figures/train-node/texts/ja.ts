// Everything the node's training says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "学習率と反復回数",
    purpose:
      "同じノードを三つの学習率で訓練しました。学習率を十倍にするのは、反復回数を十倍にするのとほぼ同じ効果があります。",
    invitation: "学習率か反復回数をドラッグしてみましょう。損失が 0.01 を切るのはどんなときですか。",
  },
  sentence: { begin: "シード ", rate: " の重みから、学習率 α = ", times: " で ", end: " 回くり返すと、" },
  names: { seed: "シード", alpha: "学習率 α", iterations: "反復回数" },
  curve: "三つの学習率での、反復ごとの損失",
  iteration: "反復回数",
  loss: "損失",
  rate: (alpha) => `α = ${alpha}`,
  last: (loss) => `損失は ${loss}`,
  table: "訓練したノードの答え",
  heads: ["入力", "正解", "出力"],
};
