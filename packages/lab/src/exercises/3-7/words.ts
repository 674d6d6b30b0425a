// What stands at the walk beside exercise 3-7.
import type { Language } from "../../figures/figure.js";

interface Words {
  readonly walk: string;
  readonly label: string;
  readonly step: string;
  readonly loss: string;
  readonly yours: string;
  readonly down: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    walk: "Sixty steps from seed 0, each against the slopes that your program computes. Dashed: against the right ones.",
    label: "The loss along the walk",
    step: "step",
    loss: "loss",
    yours: "yours",
    down: "downhill",
  },
  ja: {
    walk: "シード 0 から、あなたのプログラムが求めた傾きと逆の向きへ 60 歩進みました。破線は、正しい傾きで進んだ場合です。",
    label: "歩いた道の損失",
    step: "歩数",
    loss: "損失",
    yours: "あなた",
    down: "正しい下り",
  },
};
