// Everything the curve under fog says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "霧の中の谷",
    purpose:
      "わかるのは、足もとの傾きだけです。下るだけならそれで十分ですが、そこがいちばん深い谷かどうかまではわかりません。",
    invitation: "止まるまで進めてください。それから霧を晴らし、出発点を変えてもう一度。",
  },
  plot: "曲線",
  x: "x",
  y: "y",
  start: "出発点",
  rate: "学習率",
  formula: "次の位置：いまの位置 − 学習率 × 傾き",
  names: { place: "位置", rate: "学習率", slope: "傾き", next: "次の位置" },
  lift: "霧を晴らす",
  lower: "霧を戻す",
  slope: "傾き",
  step: "次の一歩",
  valleys: { deep: (y) => `最も深い：y = ${y}`, shallow: (y) => `y = ${y}` },
  walking: (step, y, uphill) =>
    uphill === "right"
      ? `${step} ステップ目、y = ${y}。右が上りなので、左へ進みます。`
      : `${step} ステップ目、y = ${y}。左が上りなので、右へ進みます。`,
  settled: {
    fog: (step, y) =>
      `${step} ステップ目、y = ${y}。傾きがほぼ 0 になり、止まりました。ここがいちばん深いのでしょうか。`,
    deep: (step, y) => `${step} ステップ目、y = ${y}。この曲線でいちばん深いところです。`,
    shallow: (step, y, deepest) =>
      `${step} ステップ目、y = ${y}。もうひとつの谷は ${deepest} まで下がっています。ここにいては、知りようがありません。`,
  },
  swinging: (step, y) =>
    `${step} ステップ目、y = ${y}。谷底を飛び越えては戻り、歩幅が縮みません。この谷には、学習率が大きすぎます。`,
  gone: (step, x) =>
    `${step} ステップ目で x = ${x}。進むほど急なところへ出て、歩幅がさらに大きくなりました。もう戻りません。`,
};
