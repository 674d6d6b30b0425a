// Everything the depth figure says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "深さと勾配消失",
    purpose: "層は、受け取った勾配の一部しか前の層に渡しません。その割合が、層の数だけ掛け合わされます。",
    invitation:
      "層を増やして、最初の層に何も届かなくなるのを見てください。次に、最初の重みの幅を広げてみましょう。",
  },
  before: "",
  after: (times) => ` 層のネットワークでは、最初の層の重みに届く勾配は、最後の層の ${times} 分の 1 です。`,
  same: " 層のネットワークでは、最初の層の重みにも、最後の層と同じだけの勾配が届きます。",
  depth: "層の数",
  initialization: "最初の重み",
  initializations: {
    lecture: "講義のもの（−0.5 から 0.5）",
    xavier: "xavier（ノードが多い層ほど狭い幅）",
    wide: "xavier の 4 倍の幅",
  },
  short: { lecture: "±0.5", xavier: "xavier", wide: "4 × xavier" },
  gradientPlot: "学習を始める前に、各層に届く勾配",
  layerAxis: "層",
  gradientAxis: "重みの勾配の大きさ（シード 20 個の平均）",
  lossPlot: "深さごとの訓練の結果",
  depthAxis: "ネットワークの層の数",
  lossAxis: "練習 3-12 を 5,000 回反復したあとの損失（各層 3 ノード、シード 0）",
  mean: "常に平均",
  training: (done, all) => `${all} 個のうち ${done + 1} 個目のネットワークを訓練しています…`,
  failed: (reason) => `訓練が止まりました。${reason}`,
  verdict: (depth, learned) =>
    learned
      ? `${depth} 層なら、学べます。`
      : `${depth} 層では、常に平均を答えた場合と同じところで止まります。正解の平均のほかは、何も学べていません。`,
};
