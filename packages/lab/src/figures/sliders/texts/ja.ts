// Everything the game of ten sliders says in Japanese. Sliders are counted from 1.
import type { Texts } from "./en.js";

const side = (right: boolean) => (right ? "右" : "左");

export const ja: Texts = {
  frame: {
    title: "十個のつまみ",
    purpose:
      "十個のつまみが、損失というひとつの数を決めます。手探りでは 0 の手前で行きづまり、下りの向きを示す矢印があれば 0 に着きます。",
    invitation:
      "まず手探りで、慎重な人より損失を小さくできるか試してください。次に、矢印つきでもう一度どうぞ。",
  },
  rounds: "ラウンド",
  round: { blind: "手探り", arrows: "矢印つき", machine: "機械" },
  loss: "損失",
  moves: "手数",
  steps: "ステップ数",
  slider: (slider) => `つまみ ${slider}`,
  obey: (slider, right) => `つまみ ${slider}：${side(right)}向きの矢印`,
  flat: (slider) => `つまみ ${slider}：矢印なし`,
  anotherGame: "別の問題にする",
  blindHint: "手がかりは損失だけです。つまみをひと目盛り動かすたびに、一手と数えます。",
  arrowsHint: "矢印を押すと、その向きに一手動きます。指すと、くわしい数値が出ます。",
  flatHere: (slider) => `つまみ ${slider}：傾き 0。このつまみだけで見れば、平らなところにいます。`,
  promise: (slider, slope, right) =>
    `つまみ ${slider}：傾き ${slope}。動かしはじめは、${side(right)}が下りです。`,
  kept: (before, after) => `一手動かすと、損失は ${before} から ${after} になります。`,
  broken: (before, after) =>
    `ところが一手動かすと、${before} から ${after} に増えます。谷底は一手より近くにあるのです。`,
  level: (before) => `一手動かしても ${before} のままです。谷の向こう側の、同じ高さに出ます。`,
  gap: "",
  end: "もう端なので、動かせません。",
  won: (moves) => `${moves} 手で 0 になりました。25,937,424,601 通りのうちの、ただひとつです。`,
  tired: (most) => `${most} 手になりました。図を元に戻すか、機械に任せてみてください。`,
  machine: {
    before: "1 ステップごとに、十個のつまみを同時に、傾きと逆の向きへ「傾き × ",
    after: "」だけ動かします。",
    rate: "学習率",
    waiting:
      "「動かす」を押してください。今度は一手ずつではありません。傾きがゆるければ、動きも小さくなります。",
    settling: (step, loss) => `${step} ステップ目：損失は ${loss} です。`,
    swinging: (step, loss) =>
      `${step} ステップ目：損失は ${loss} です。この学習率では、ステップのたびに谷底を飛び越え、いつまでも行ったり来たりします。`,
  },
  plot: "一手ごとの損失。線ひとつがひとりの遊び手",
  moveAxis: "手数またはステップ数",
  players: {
    blind: "あなた、手探り",
    arrows: "あなた、矢印",
    machine: "機械",
    careful: "慎重な人",
    obedient: "矢印まかせ",
  },
  rivals: {
    blind: (moves, loss) =>
      `慎重な人は、よくならなかった手をすべて元に戻します。${moves} 手で ${loss} に行きづまりました。`,
    arrows: (moves, loss) => `矢印をでたらめに選んで従う人は、${moves} 手で ${loss} です。`,
  },
  said: (slider, place, loss) => `つまみ ${slider} は ${place}。損失 ${loss}。`,
};
