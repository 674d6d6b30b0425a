// Everything the figure says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "誤差逆伝播法を、掛け算ひとつずつ追う",
    purpose:
      "重みの勾配は、損失までの経路ごとに傾きを掛け合わせ、すべての経路について足したものです。重みを実際に少し動かしても、同じ値になります。",
    invitation:
      "「1 つ進む」か矢印キーで、1 ステップずつ進めます。線を押すと、その線の計算に移ります。下線の数はドラッグで変えられます。",
  },
  forward: "順方向：ノードに値、線に重み",
  backward: "逆方向：ノードに δ = ∂L/∂z、線に勾配",
  position: (step, count) => `${step} / ${count} ステップ`,
  step: {
    product: (to, from) => `順方向。${from} が、重みを掛けられて ${to} に届きます。`,
    sum: (to) => `順方向。積とバイアスを足して、${to} の和 z ができます。`,
    activation: (to) => `順方向。活性化関数が z を ${to} に変えます。`,
    loss: () => "出力は正解からどれだけ離れているでしょうか。それをひとつの数にしたのが損失 L です。",
    error: (to) => `逆方向。${to} が少し増えたら、L はどれだけ増えるでしょうか。損失の傾きがその答えです。`,
    delta: (to) => `逆方向。${to} の活性化関数をさかのぼります。和 z に対する L の傾きを δ と呼びます。`,
    gradient: (to, from) =>
      `逆方向。${from} から ${to} への重みの勾配です。L までの経路ごとに傾きを掛け合わせ、足します。`,
    bias: (to) => `逆方向。${to} のバイアスは、入力がいつも 1 の重みです。`,
    blame: (to, from) =>
      `逆方向。${from} を ${to} に届けた重みが、こんどは ${to} の δ を ${from} へ返します。届いた分は足し合わせます。`,
  },
  calculation: "いまの計算",
  fused: "シグモイド関数と交差エントロピーは、まとめて微分します。傾きの積は、差そのものになります。",
  nudge: "動かして確かめる",
  nudgeSaid: (above, below, slope) =>
    `0.001 増やすと損失は ${above}、減らすと ${below}。傾きは ${slope} です。`,
  agrees: "微分を使わなくても、同じ値になりました。",
  kink: "一致しません。動かした幅の中に ReLU の折れ目があり、そこでは傾きがひとつに決まらないからです。",
  weight: (from, to) => `${from} から ${to} への重み`,
  bias: (to) => `${to} のバイアス`,
  input: (name) => `入力 ${name}`,
  target: (name) => `${name} の正解`,
  gradient: (of, value) => `${of}の勾配：${value}`,
  delta: (name, value) => `${name} の δ = ${value}`,
  unknown: "まだ計算していません",
  nodes: "ノードの数",
  sizes: ["入力の数", "ひとつめの隠れ層のノード数", "ふたつめの隠れ層のノード数", "出力の数"],
  sizesShort: ["入力", "第一隠れ層", "第二隠れ層", "出力"],
  sample: "入力",
  targets: "正解",
  seed: "重みを決めるシード",
  activation: "活性化関数",
  activationTitles: { sigmoid: "シグモイド", tanh: "tanh", relu: "ReLU", identity: "なし" },
  loss: "損失",
  lossTitles: {
    "squared-error": "二乗誤差の和",
    "mean-squared-error": "二乗誤差の平均",
    "binary-cross-entropy": "交差エントロピー",
  },
  strangeWeights:
    "アドレスにある重みは、大きさの違うネットワークのものです。かわりにシードの重みを使います。",
  numbers: "すべての重みを数値で見る",
  head: ["", "値", "勾配", "動かして測った傾き"],
};
