// What the parts of every figure say in Japanese: the player, plots, diagrams, tables.
import type { KitWords } from "./en.js";

export const ja: KitWords = {
  play: "動かす",
  pause: "止める",
  back: "1 つ戻る",
  forward: "1 つ進む",
  restart: "最初へ",
  playerKeys: "p キーで動かしたり止めたりできます。左右の矢印キーで 1 つずつ動きます。",
  line: (line, count) => `実行した行 ${line} / ${count}`,
  numbers: "数値で見る",
  named: (name, value) => (/[!-~]$/.test(name) ? `${name} は ${value}` : `${name}は ${value}`),
  logScale: (axis) => `${axis}、対数目盛`,
  plotReader: (label) => `${label}。左右の矢印キーで値を読めます。`,
  readAt: (axis, x, values) => `${axis} ${x}：${values}`,
  diagramKeys: "矢印キーでノードと線をたどれます。Enter で、そこに留めておけます。",
  node: (name, value) => `${name} = ${value}`,
  weight: (from, to, value) => `${from} から ${to} への重み：${value}`,
  bias: (to, value) => `${to} のバイアス：${value}`,
};
