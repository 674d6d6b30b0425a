// What stands beside the form of the porting exercise.
import type { Language } from "../../figures/figure.js";

interface Words {
  readonly files: string;
  readonly about: Readonly<Record<string, string>>;
  readonly ports: string;
  readonly language: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    files: "What you need, as text files",
    about: {
      "rows.txt": "100 rows of x1 x2 x3 y0",
      "weights.txt": "the first weights: w and b of the hidden layer, w and b of the last",
      "trace.txt": "the loss of each of 1000 iterations, to compare with by eye",
    },
    ports: "Three ports, written by hand",
    language: "Language",
  },
  ja: {
    files: "必要なファイル（テキスト）",
    about: {
      "rows.txt": "x1 x2 x3 y0 が 100 行",
      "weights.txt": "最初の重み。隠れ層の w と b、最後の層の w と b の順",
      "trace.txt": "1000 回分の損失。目で比べるとき用",
    },
    ports: "手で書いた三つの例",
    language: "言語",
  },
};
