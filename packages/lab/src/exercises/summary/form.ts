// Seven words of the lecture, each in every way to write it: kanji, kana, English.
import { formJudge, wordField } from "../check/fields.js";
import { wordOf } from "../check/word.js";
import type { FormAnswer } from "../exercise.js";

const words = {
  activation: [
    "活性化",
    "活性化関数",
    "かっせいか",
    "かっせいかかんすう",
    "activation",
    "activation function",
    "アクティベーション",
  ],
  loss: ["損失", "損失関数", "そんしつ", "そんしつかんすう", "loss", "loss function", "ロス"],
  derivative: [
    "微分",
    "偏微分",
    "びぶん",
    "へんびぶん",
    "導関数",
    "どうかんすう",
    "derivative",
    "partial derivative",
  ],
  layer: ["層", "そう", "layer", "layers", "レイヤー", "レイヤ"],
  gradient: ["勾配", "こうばい", "gradient", "グラディエント"],
  rate: ["学習率", "がくしゅうりつ", "learning rate", "learningrate", "ラーニングレート"],
  hyper: [
    "ハイパー",
    "ハイパーパラメータ",
    "ハイパーパラメーター",
    "hyper",
    "hyperparameter",
    "hyper-parameters",
    "hyperparameters",
  ],
} as const;

const slope = ["傾き", "かたむき", "slope"];

export const judge = formJudge(
  {
    activation: wordField(words.activation, {
      "one-activation": ["シグモイド", "シグモイド関数", "sigmoid", "しぐもいど", "step", "ステップ", "段差"],
    }),
    loss: wordField(words.loss, {
      "error-for-loss": ["誤差", "ごさ", "error", "エラー", "まちがい", "誤り"],
      "accuracy-for-loss": ["正解率", "精度", "accuracy", "score", "点数"],
    }),
    derivative: wordField(words.derivative, {
      "gradient-for-derivative": words.gradient,
      "slope-for-derivative": slope,
      "difference-for-derivative": ["差分", "差", "difference", "変化", "change"],
    }),
    layer: wordField(words.layer, {
      "node-for-layer": ["ノード", "node", "nodes", "ニューロン", "neuron"],
      "network-for-layer": ["ネットワーク", "network", "ニューラルネットワーク", "neural network"],
    }),
    gradient: wordField(words.gradient, {
      "derivative-for-gradient": [...words.derivative, ...slope],
      "backprop-for-gradient": ["誤差逆伝播法", "誤差逆伝播", "逆伝播", "backpropagation", "backprop"],
    }),
    rate: wordField(words.rate, {
      "letter-for-rate": ["α", "アルファ", "alpha"],
      "step-for-rate": ["歩幅", "ステップ", "step", "step size", "stepsize", "一歩"],
    }),
    hyper: wordField(words.hyper, {
      "parameter-for-hyper": ["パラメータ", "パラメーター", "parameter", "parameters"],
      "weight-for-hyper": ["重み", "おもみ", "バイアス", "weight", "weights", "bias"],
    }),
  },
  exchanged,
);

/** The gradient where the derivative belongs, and the other way round. */
function exchanged({ derivative = "", gradient = "" }: FormAnswer): string | undefined {
  const is = (text: string, accepted: readonly string[]) =>
    accepted.some((word) => wordOf(word) === wordOf(text));
  return is(derivative, words.gradient) && is(gradient, words.derivative) ? "exchanged" : undefined;
}

export const solution = {
  ...{ activation: "活性化", loss: "loss", derivative: "びぶん", layer: "レイヤー", gradient: "勾配" },
  ...{ rate: "learning rate", hyper: "ハイパー" },
};

export const fields = Object.keys(solution);

export const mistakes: Readonly<Record<string, FormAnswer>> = {
  "one-activation": { ...solution, activation: "sigmoid" },
  "error-for-loss": { ...solution, loss: "誤差" },
  "accuracy-for-loss": { ...solution, loss: "accuracy" },
  "gradient-for-derivative": { ...solution, derivative: "gradient" },
  "slope-for-derivative": { ...solution, derivative: "傾き" },
  "difference-for-derivative": { ...solution, derivative: "差分" },
  "node-for-layer": { ...solution, layer: "ノード" },
  "network-for-layer": { ...solution, layer: "network" },
  "derivative-for-gradient": { ...solution, gradient: "微分" },
  "backprop-for-gradient": { ...solution, gradient: "backpropagation" },
  "letter-for-rate": { ...solution, rate: "α" },
  "step-for-rate": { ...solution, rate: "歩幅" },
  "parameter-for-hyper": { ...solution, hyper: "パラメータ" },
  "weight-for-hyper": { ...solution, hyper: "weights" },
  exchanged: { ...solution, derivative: "勾配", gradient: "微分" },
};
