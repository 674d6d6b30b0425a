// Everything the loss surface says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "損失の地形",
    purpose:
      "ノードの重みとバイアスのうち、二つを動かしたときの損失です。色が濃いほど高い場所。同じ地点から四人が下ります。",
    invitation:
      "クリックかドラッグで出発点を動かせます。いちばん低いのはどこでしょう。次は、別の組でも試してください。",
  },
  pair: "横と縦",
  pairName: (across, up) => `${across}、${up}`,
  parameter: (name) => (name === "b" ? "バイアス b" : `重み ${name}`),
  start: "出発点",
  held: "固定",
  range: ["範囲 −", " 〜 ", ""],
  rangeLabel: "地図の端",
  map: (across, up) => `${across} と ${up} についての損失の等高線と、四人の道`,
  relief: (across, up) => `${across} と ${up} についての損失を起伏で表したものと、四人の道`,
  turn: "回す",
  lowest: (loss, across, up) => `この範囲の最小：${loss}、場所は (${across}, ${up})`,
  read: (loss, across, up) => `(${across}, ${up}) の損失：${loss}`,
  alphas: "学習率",
  alpha: (index) => `${index} 人目の学習率`,
  momentum: "モーメンタム",
  momentumOf: (alpha) => `（α\u00a0=\u00a0${alpha}）`,
  plain: (alpha) => `α = ${alpha}`,
  walker: "歩く人",
  place: "いまの場所",
  loss: "損失",
  count: (step) => `${step} ステップ後`,
};
