// Everything the seed lottery says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "シードのくじ引き",
    purpose: "点ひとつがシードひとつです。線より下なら一層多いほうが、上なら少ないほうが、よく学びました。",
    invitation: "まず予想してください。40 個のシードのうち、一層多いほうが勝つのは何回でしょうか。",
  },
  question: "一層多いほうが勝つのは",
  option: (range) => `${range} 回`,
  plot: "5,000 回の反復のあとの損失。横は 3-3-1、縦は一層多い 3-3-3-1 で、点ひとつがシードひとつ",
  shallow: "3-3-1 の損失",
  deep: "3-3-3-1 の損失",
  wins: "一層多いほうの勝ち",
  loses: "一層多いほうの負け",
  waiting: (seed, shallow, deep, wins) =>
    `シード ${seed} では、一層多いほうの損失は ${deep}、少ないほうは ${shallow} でした。${wins ? "多いほうがよいのでしょうか。" : "少ないほうがよいのでしょうか。"}まだ一回引いただけです。`,
  drawing: (done, all) => `くじを引いています：${all} 個のうち ${done} 個。`,
  verdict: (right, wins, all) =>
    `${right ? "当たりです。" : "残念。"}一層多いほうは ${all} 回のうち ${wins} 回勝ちました。どちらがよいかを決めているのは、層の数よりもシードです。`,
  far: (count) =>
    count === 0 ? "" : `80 回の訓練のうち ${count} 回は、いつも平均を答えるのと変わらない結果でした。`,
  first: ["シード ", " からの 40 個です。"],
  firstLabel: "はじめのシード",
  head: ["シード", "3-3-1", "3-3-3-1", "勝ち"],
  gap: "",
};
