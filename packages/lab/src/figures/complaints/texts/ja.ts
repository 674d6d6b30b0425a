// Everything the complaint ledger says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "例ごとの引っぱり合い",
    purpose: "三つの例は、それぞれ重みを自分の望む向きへ引っぱります。縦に足し合わせたものが、次の一歩です。",
    invitation:
      "一歩ずつ進めてみてください。望みがかなうにつれて、引く力は弱まります。次は、例をひとつずつ聞く方法で。",
  },
  mode: "一歩で聞く例",
  modes: {
    batch: "全部：バッチ",
    mini: "二つ、次にひとつ：ミニバッチ",
    online: "ひとつずつ：オンライン",
  },
  alpha: ["学習率 α ＝ ", ""],
  alphaLabel: "学習率 α",
  table: "例がノードの数をそれぞれどれだけ引くか",
  heads: { sample: "例", y: "出力" },
  wants: (target) => `→ ${target}`,
  sampleName: (index) => `例 ${index}`,
  now: "いま",
  sum: "合計",
  step: "一歩 ＝ α × 合計",
  next: "次",
  exact: (sample, name, value) => `${sample} が ${name} を引く力：${value}`,
  exactSum: (name, value) => `合わせて ${name} を引く力：${value}`,
  hint: "引く力を指すと、くわしい数値が出ます。",
  curve: "三つの例の損失の合計。ひと回りごと",
  pass: "全部の例を見た回数",
  loss: "損失",
  names: { batch: "バッチ", mini: "ミニバッチ", online: "オンライン" },
  count: (step, loss) => `${step} 歩進んだところ：損失 ${loss}`,
};
