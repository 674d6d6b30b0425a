// Everything the network builder says in Japanese.
import type { Texts } from "./en.js";

export const ja: Texts = {
  frame: {
    title: "層をつないでネットワークに",
    purpose: "前の層が出した数を、次の層が受け取ります。nin が前の層の nout と違うと、そこで鎖が切れます。",
    invitation:
      "切れた鎖をつないでください。次に大きさを変え、層を足して、学ぶ数がいくつになるかを見てください。",
  },
  program: "ネットワークのプログラム",
  nin: (layer) => `層 ${layer} の nin`,
  nout: (layer) => `層 ${layer} の nout`,
  count: (nin, nout) => `${nout} × ${nin} + ${nout} = ${nout * nin + nout} 個`,
  add: "層を足す",
  remove: "最後の層を外す",
  error: ({ nin, got }) =>
    `Layer：入力の長さは ${nin}（nin の値）のはずですが、${got} 個の値が来ました。nin は、ひとつ前の層の nout と同じにします。`,
  stops: (layer) => `プログラムは層 ${layer} で止まります。`,
  fix: (layer, got) => `層 ${layer} の nin を ${got} にする`,
  fits: (sizes) => `すべてつながりました：${sizes}。`,
  total: (count) => `学ぶ数は全部で ${count} 個です。`,
  diagram: (sizes) => `層：${sizes}。`,
  gap: (from, to) => `${from} ≠ ${to}`,
  mode: "このネットワークを",
  modes: { inference: "使う（推論）", training: "学ばせる（訓練）" },
  told: {
    inference: ({ inference }) =>
      `順方向に一度計算するだけです。入力ひとつにつき掛け算は ${inference} 回。何も覚えておかなくてよく、重みも動きません。`,
    training: ({ training, parameters, remembered }) =>
      `順方向と逆方向に計算します。例ひとつにつき掛け算は ${training} 回で、重みひとつにつき三回です。層は backward が使うまで x と y（${remembered} 個）を覚えておき、${parameters} 個の数それぞれに勾配を持ちます。`,
  },
};
