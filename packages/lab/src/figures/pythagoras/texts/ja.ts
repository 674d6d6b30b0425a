// Everything the training figure says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "三平方の定理を学ぶ",
    purpose:
      "ノード四つのネットワークが、100 個の例から公式を学びます。はじめに平均を、次に公式そのものを見つけ、点が対角線に集まります。",
    invitation:
      "最初に戻して、もう一度動かしてください。何にでも同じ答えを返さなくなるのは、いつでしょうか。",
  },
  at: (pass, loss, mean) => `${pass} 回目の損失は ${loss} です。いつも平均を答えると ${mean} になります。`,
  training: (pass, all) => `訓練しています：${all} 回のうち ${pass} 回。`,
  lossPlot: "反復ごとの損失",
  pass: "反復回数",
  loss: "損失",
  mean: "いつも平均",
  answers: "100 個の例の、正解と答え",
  truth: "正解",
  answer: "答え",
  right: "正解どおり",
  unseen: (loss) => `見たことのない 100 個の点では、損失は ${loss} です。`,
  asked: {
    before: "x ＝ (",
    after: (truth, answer, error) =>
      `) の正解は ${truth}、ネットワークの答えは ${answer}、その差は ${error} です。`,
  },
  input: (index) => `x${index}`,
  between: "、",
  settings: { seed: "シード", alpha: "学習率 α" },
};
