// Everything the seed lottery says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "シードのくじ引き",
    purpose:
      "点ひとつが、最初の重みを決めるシードひとつです。線より下なら層がひとつ多いほうが、上なら少ないほうが、よく学びました。",
    invitation: "まず予想してください。40 個のシードのうち、層がひとつ多いほうが勝つのは何個でしょうか。",
  },
  question: "層がひとつ多いほうが勝つのは",
  option: (range) => `${range} 個`,
  plot: "5,000 回の反復後の損失。横は 3-3-1、縦は層がひとつ多い 3-3-3-1 で、点ひとつがシードひとつ。両軸とも対数",
  shallow: "3-3-1（2 層）の損失",
  deep: "3-3-3-1（3 層）の損失",
  wins: "層が多いほうの勝ち",
  loses: "層が少ないほうの勝ち",
  waiting: (seed, shallow, deep, wins) =>
    `シード ${seed} では、層がひとつ多いほうの損失は ${deep}、少ないほうは ${shallow} でした。${wins ? "多いほうがよいのでしょうか。" : "少ないほうがよいのでしょうか。"}まだ一回引いただけです。`,
  drawing: (done, all) => `くじを引いています：${all} 個のうち ${done} 個。`,
  verdict: (right, wins, all) =>
    `${right ? "当たりです。" : "残念。"}層がひとつ多いほうは、${all} 個のうち ${wins} 個で勝ちました。どちらがよいかを決めているのは、層の数よりもシードです。`,
  far: (count) =>
    count === 0 ? "" : `80 回の訓練のうち ${count} 回は、常に平均を答えた場合と変わらない結果でした。`,
  first: ["シード ", " から 40 個分を試します。"],
  firstLabel: "はじめのシード",
  head: ["シード", "3-3-1", "3-3-3-1", "勝ち"],
  gap: "",
};
