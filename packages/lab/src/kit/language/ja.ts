// What the parts of every figure say in Japanese: the player, plots, diagrams, tables.
import type { KitWords } from "./en.js";

export const ja: KitWords = {
  play: "動かす",
  pause: "止める",
  back: "一歩戻る",
  forward: "一歩進む",
  restart: "最初から",
  playerKeys: "p キーで動かしたり止めたりできます。左右の矢印キーで一歩ずつ動きます。",
  line: (line, count) => `${count} 行のうち ${line} 行め`,
  numbers: "数で見る",
  plotReader: (label) => `${label}。左右の矢印キーで値を読めます。`,
  readAt: (axis, x, values) => `${axis} ${x}：${values}`,
  diagramKeys: "矢印キーでノードと線をたどれます。Enter で、そこに留めておけます。",
  node: (name, value) => `${name} ＝ ${value}`,
  weight: (from, to, value) => `${from} から ${to} への重み：${value}`,
  bias: (to, value) => `${to} のバイアス：${value}`,
};
