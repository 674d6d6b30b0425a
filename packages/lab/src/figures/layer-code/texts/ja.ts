// Everything the class Layer run line by line says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "層を一行ずつ実行する",
    purpose:
      "ノードのプログラムを、さらにループで囲んだものです。一行ごとに重みをひとつ扱い、backward は dx を前の層へ返します。",
    invitation:
      "「1 つ進む」か矢印キーで進めてください。行きは、どの重みも一度使われます。帰りは、重みごとに勾配 dw がたまり、同じ重みを通って dx が戻ります。",
  },
  code: "kobai/lecture のクラス Layer",
  diagram: "層の図。重みとバイアス。",
  lists: "層の値",
  stages: {
    forward: "forward(x)",
    loss: "mseLoss(y0)",
    backward: "backward(delta)",
    update: "update(alpha)",
  },
  target: (y0) => `正解 y0：${y0}`,
  loss: "損失",
  settings: { seed: "重みを決めるシード", alpha: "学習率 α" },
};
