// Everything the complaint ledger says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "例ごとの引っぱり合い",
    purpose:
      "三つの例は、それぞれ重みを自分の望む向きへ引っぱります。縦に足し合わせて α を掛けた分が、1 ステップです。",
    invitation:
      "1 ステップずつ進めてみてください。望みがかなうにつれて、引く力は弱まります。次は、例をひとつずつ使う方法も試しましょう。",
  },
  mode: "1 ステップで使う例",
  modes: {
    batch: "全部：バッチ",
    mini: "二つ、次にひとつ：ミニバッチ",
    online: "ひとつずつ：オンライン",
  },
  alpha: ["学習率 α = ", ""],
  alphaLabel: "学習率 α",
  table: "それぞれの例が、ノードの重みとバイアスをどれだけ引くか",
  heads: { sample: "入力 → 正解", y: "出力" },
  wants: (target) => `→ ${target}`,
  sampleName: (index) => `例 ${index}`,
  now: "現在の値",
  sum: "合計",
  step: "1 ステップ = α × 合計",
  next: "次の値",
  exact: (sample, name, value) => `${sample} が ${name} を引く力：${value}`,
  exactSum: (name, value) => `合わせて ${name} を引く力：${value}`,
  hint: "引く力を指すと、くわしい数値が出ます。",
  curve: "三つの例の損失の合計。1 エポックで、どの例も一度ずつ使います",
  pass: "エポック",
  loss: "損失",
  names: { batch: "バッチ", mini: "ミニバッチ", online: "オンライン" },
  count: (step, epochs, loss) =>
    `${step} ステップ後${epochs === String(step) ? "" : `（${epochs} エポック）`}：損失 ${loss}`,
};
