// Everything the figure of learning rates says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "学習率をくらべる",
    purpose: "ネットワークも最初の重みも同じで、学習率だけが六通りです。大きいほど速く学ぶのでしょうか。",
    invitation: "まず予想してください。そのあと、学習率とシードを自分でも選んでみましょう。",
  },
  question: "1,000 回の反復後、損失がいちばん小さいのは",
  plot: "1,000 回までの損失。線ひとつが学習率ひとつ",
  pass: "反復回数",
  loss: "損失",
  mean: "常に平均",
  waiting: "いま見えているのは、六つのうちいちばん遅いものです。ひとつ選ぶと、ほかの線も現れます。",
  computing: (done, all) => `訓練しています：${all} 通りのうち ${done} 通りが終わりました。`,
  right: (rate, loss) => `当たりです。${rate} で ${loss} まで下がりました。`,
  wrong: (guess, loss, best, bestLoss) =>
    `${guess} は ${loss} で終わりました。いちばん小さいのは ${best} の ${bestLoss} です。`,
  lost: (count) =>
    `6 個のうち ${count} 個は、終わりごろになっても、常に平均を答えた場合と変わらないか、もっと悪い結果です。何も学んでいません。`,
  gap: "",
  tryOwn: { before: "自分で選ぶ学習率：", seed: "。例と最初の重みを変えるシード：", after: "。" },
  own: "自分で選ぶ学習率",
  yours: "自分の ",
  seed: "シード",
  table: "それぞれの学習率の結末",
  head: {
    rate: "学習率",
    end: "1,000 回目の損失",
    late: "最後の 100 回の損失",
    answers: "ネットワークの出力",
  },
  range: (from, to) => (from === to ? from : `${from} 〜 ${to}`),
};
