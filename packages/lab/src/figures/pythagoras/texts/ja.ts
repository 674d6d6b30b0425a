// Everything the training figure says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "三平方の定理を学ぶ",
    purpose:
      "ノード四つのネットワークが、100 個の例から √((x1² + x2² + x3²) / 3) を学びます。はじめに正解の平均を見つけ、やがて例ごとの違いも学んで、点が対角線に集まります。",
    invitation:
      "最初に戻して、もう一度動かしてください。入力によって出力が変わりはじめるのは、いつでしょうか。",
  },
  at: (pass, loss, mean) => `${pass} 回目の損失は ${loss} です。常に平均を答えた場合は ${mean} です。`,
  training: (pass, all) => `訓練しています：${all} 回中 ${pass} 回目。`,
  lossPlot: "反復ごとの損失",
  pass: "反復回数",
  loss: "損失",
  mean: "常に平均",
  answers: "100 個の例の、正解と出力",
  truth: "正解",
  answer: "出力",
  right: "正解どおり",
  unseen: (loss) => `学習に使っていない 100 個の点では、損失は ${loss} です。`,
  asked: {
    before: "x = (",
    after: (truth, answer, error) =>
      `) の正解は ${truth}、ネットワークの出力は ${answer}、その差は ${error} です。`,
  },
  input: (index) => `x${index}`,
  between: "、",
  settings: { seed: "例と重みのシード", alpha: "学習率 α" },
};
