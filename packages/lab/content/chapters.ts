// The order of the lecture, in chapters of our own. A section is written as soon as content/<lang>/<id>.md exists.

interface Titles {
  readonly ja: string;
  readonly en: string;
}
interface ChapterPlan {
  readonly title: Titles;
  readonly sections: readonly { readonly id: string; readonly title: Titles }[];
}

export const chapters: readonly ChapterPlan[] = [
  {
    title: { ja: "答える機械", en: "A machine that answers" },
    sections: [
      { id: "recognizer", title: { ja: "数字を読む", en: "Reading digits" } },
      { id: "device", title: { ja: "数を入れると、数が出てくる箱", en: "A box with inputs and outputs" } },
      { id: "design", title: { ja: "何を入れ、何を出すか", en: "What goes in, what comes out" } },
      { id: "black-box", title: { ja: "強みと、見えにくさ", en: "What it is good at, and what it hides" } },
      { id: "define-loss", title: { ja: "まちがいの大きさを決める", en: "Deciding how wrong is wrong" } },
    ],
  },
  {
    title: { ja: "ひとつのノード", en: "One node" },
    sections: [
      { id: "node", title: { ja: "重み、しきい値、バイアス", en: "Weights, threshold, bias" } },
      { id: "node-by-hand", title: { ja: "手で計算する", en: "Working it by hand" } },
      { id: "sigmoid", title: { ja: "ステップ関数をなめらかに", en: "Smoothing the step" } },
      { id: "node-in-code", title: { ja: "プログラムにする", en: "Writing it down as code" } },
    ],
  },
  {
    title: { ja: "坂を下る", en: "Walking downhill" },
    sections: [
      { id: "sliders", title: { ja: "十個のつまみ", en: "Ten sliders" } },
      { id: "arrows", title: { ja: "矢印があれば", en: "The same, with arrows" } },
      { id: "fog", title: { ja: "霧の中の谷", en: "A valley in fog" } },
      { id: "one-variable", title: { ja: "一変数で下る", en: "Descending in one variable" } },
    ],
  },
  {
    title: { ja: "損失から勾配へ", en: "From loss to gradient" },
    sections: [
      { id: "loss", title: { ja: "損失関数と三つの例", en: "A loss and three samples" } },
      { id: "loss-by-hand", title: { ja: "損失を手で求める", en: "The loss, by hand" } },
      { id: "surface", title: { ja: "損失の地形", en: "The landscape of the loss" } },
      { id: "complaints", title: { ja: "例ごとの引っぱり合い", en: "How each sample pulls" } },
      { id: "partial", title: { ja: "偏微分", en: "Partial derivatives" } },
      { id: "chain-rule", title: { ja: "連鎖律", en: "The chain rule" } },
      { id: "gradient-code", title: { ja: "勾配を計算するプログラム", en: "A program for the gradient" } },
    ],
  },
  {
    title: { ja: "学ぶプログラム", en: "A program that learns" },
    sections: [
      { id: "node-class", title: { ja: "ノードを一行ずつ実行する", en: "A node, run line by line" } },
      { id: "train-node", title: { ja: "学習率と反復回数", en: "Learning rate and iterations" } },
      { id: "too-fast", title: { ja: "速すぎる学習率", en: "When the rate is too large" } },
    ],
  },
  {
    title: { ja: "層を重ねる", en: "Layers" },
    sections: [
      { id: "layer", title: { ja: "ノードを並べて層に", en: "Nodes side by side" } },
      { id: "layer-code", title: { ja: "層をプログラムにする", en: "A layer in code" } },
      { id: "stack", title: { ja: "層と層をつなぐ", en: "Joining layer to layer" } },
    ],
  },
  {
    title: { ja: "さかのぼる誤差", en: "Errors flowing back" },
    sections: [
      { id: "backpropagation", title: { ja: "誤差逆伝播法", en: "Backpropagation" } },
      { id: "pythagoras", title: { ja: "三平方の定理を学ぶ", en: "Learning Pythagoras" } },
      { id: "depth", title: { ja: "深さと勾配消失", en: "Depth, and gradients that vanish" } },
      { id: "features", title: { ja: "隠れ層が見ているもの", en: "What hidden nodes look for" } },
    ],
  },
  {
    title: { ja: "ここから先へ", en: "From here" },
    sections: [
      { id: "playground", title: { ja: "遊び場", en: "A playground" } },
      { id: "port", title: { ja: "ほかの言語で書く", en: "In another language" } },
      { id: "summary", title: { ja: "七つの言葉で振り返る", en: "Looking back in seven words" } },
    ],
  },
];
