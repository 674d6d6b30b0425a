// Everything the class Layer run line by line says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "層を一行ずつ動かす",
    purpose:
      "ノードのプログラムを、もうひとつのループで包んだものです。一行ごとに重みをひとつ扱い、backward は dx を前の層へ返します。",
    invitation: "矢印キーで進めてください。どの重みにも、行きは一度、帰りは二度めぐり会います。",
  },
  code: "kobai/lecture のクラス Layer",
  diagram: "層の図。重みとバイアス。",
  lists: "層の数",
  stages: {
    forward: "forward(x)",
    loss: "mseLoss(y0)",
    backward: "backward(delta)",
    update: "update(alpha)",
  },
  target: (y0) => `正解：${y0}`,
  loss: "損失",
  settings: { seed: "シード", alpha: "学習率 α" },
};
