// Everything the frame says in Japanese. Prose is in content/, a figure's own words in its folder.
import type { Catalogue } from "./en.js";
import type { Failures } from "./failures.js";

const expectations = {
  object: "名前と値の短い一覧",
  list: "100 個までの並び",
  text: "20,000 文字までの文字列",
  time: "ミリ秒で数えた時刻",
  count: "小さな整数",
  "known word": "ラボの使う言葉",
};

const failures: Failures = {
  "lab/data-missing": ({ file, status }) =>
    `訓練データがありません（${file} に対するサーバの答えは ${status} でした）。「kobai lab」で開き直してください。`,
  "lab/data-unreachable": () =>
    "訓練データが届きませんでした。サーバが動いているか確かめて、もう一度訓練してください。",
  "lab/worker": () => "訓練を受け持つ部分を始められませんでした。ページを読み込み直してください。",
  "lab/model-unreachable": ({ status }) =>
    `訓練済みの重みが届きませんでした（サーバの答えは ${status} でした）。ページを読み込み直してください。`,
  "lab/model-shape": ({ sizes }) =>
    `この図で見られるのは、入力 576、隠れ層ひとつ、出力 10 のネットワークです。渡されたモデルは ${sizes.join("-")} でした。--model を外して開くか、「kobai train mnist」で作ってください。`,
  "lab/sandbox": () =>
    "コードを動かす部分を始められませんでした。書いたコードは残っています。ページを読み込み直してください。",
  "lab/python-unreachable": ({ status }) =>
    status === 0
      ? "Python が届きませんでした。最初の一回だけは、ネットワークが必要です。TypeScript ならこのまま使えます。"
      : `Python がありません（サーバの答えは ${status} でした）。TypeScript ならこのまま使えます。`,
  "train/diverged": ({ epoch, step, learningRate }, { number }) =>
    `${epoch} エポック目の ${number(step)} ステップ目で、損失が数でなくなりました。学習率 ${learningRate} では行き過ぎます。10 分の 1 で試してください。`,
  "progress/too-large": ({ megabytes, most }, { number }) =>
    `このファイルは ${number(megabytes, 1)} MB あります。記録のファイルは、大きくても ${most} MB です。「ファイルに保存」で作ったものを選んでください。`,
  "progress/json": () =>
    "このファイルは JSON でないか、途中で切れています。「ファイルに保存」で作ったものを選んでください。",
  "progress/format": () =>
    "このファイルは JSON ですが、学習の記録ではありません。「ファイルに保存」で作ったものを選んでください。",
  "progress/version": ({ version }) =>
    `このファイルの形式はバージョン ${version} です。ここで読めるのはバージョン 1 です。保存したときのラボで開いてください。`,
  "progress/exercise": ({ id }) =>
    `このファイルには、ここにはない練習「${id}」の記録があります。保存したときのラボで開いてください。`,
  "progress/value": ({ place, expected }) =>
    `このファイルの ${place} が正しくありません。ここには${expectations[expected]}が入ります。書き換えられたのかもしれません。保存し直してください。`,
  unknown: ({ code }) => `思わぬ失敗が起きました（${code}）。ページを読み込み直してください。`,
};

export const ja: Catalogue = {
  title: "勾配をくだる",
  subtitle: "ニューラルネットワークはどう学ぶのか",
  description: "図がすべて動く講義です。描いて、中をのぞいて、自分の手でネットワークを訓練してみてください。",
  languageName: "日本語",
  otherLanguage: "English",
  skip: "本文へ",
  home: "言語を選ぶ",
  contents: "目次",
  contentsLead: "数字ひとつから誤差逆伝播法までの道のりです。練習の番号は、もとの講義のものです。",
  figures: "図の一覧",
  figuresLead: "どの図にも、それだけのページがあります。授業で使ったり、自分のページに埋め込んだりできます。",
  place: "いまいるところ",
  previousSection: "前の節",
  nextSection: "次の節",
  notYet: "これから書きます",
  lightTheme: "ライト",
  darkTheme: "ダーク",
  toDark: "暗い紙にする",
  toLight: "明るい紙にする",
  reset: "図を元に戻す",
  ownPage: "この図だけを開く",
  backToLecture: "講義の中で読む",
  copyLink: "リンクをコピー",
  copyCode: "コードとしてコピー",
  copyCommand: "コマンドとしてコピー",
  copyEmbedding: "埋め込む",
  copied: "コピーしました",
  misread: (names) =>
    `アドレスの一部（${names.join("、")}）を読み取れませんでした。そこは、いつもの値で表示しています。`,
  exerciseLead: (title) => `講義の練習です。答えを確かめ、わけを説明します：${title}`,
  progress: {
    title: "学習の記録",
    lead: "記録はこのブラウザの中だけにあります。ほかの場所で続けるときはファイルに保存し、先生に見せるときは印刷してください。",
    mark: (solved, of) => `練習 ${of} 問のうち ${solved} 問できました`,
    total: (solved, of) => `${of} 問のうち ${solved} 問できました。`,
    person: "名前",
    exercise: "練習",
    state: "ようす",
    wrong: "まちがい",
    hints: "ヒント",
    ownWords: "自分の言葉で",
    open: "まだ",
    begun: "途中",
    solvedOn: (date) => `できた（${date}）`,
    save: "ファイルに保存",
    openFile: "ファイルを開く",
    print: "印刷する",
    forget: "すべて忘れる",
    bringBack: "前の記録に戻す",
    saved: (file) => `${file} に保存しました。`,
    read: (file, count) =>
      `${file} を読み込みました（${count} 問）。ここにあった記録と入れ替わりましたが、前の記録に戻すこともできます。`,
    forgotten: "すべて忘れました。いまなら前の記録に戻せます。",
    back: "前の記録に戻しました。",
    nothingKept:
      "このブラウザには記録を残せません（プライベートウィンドウか、保存がオフになっています）。ページを離れる前に、ファイルに保存してください。",
    noScript: "記録を残すには JavaScript が必要です。",
  },
  noScript: "この図を動かすには JavaScript が必要です。まわりの文章はこのまま読めます。",
  failures,
  credit: {
    before: "この講義の構成は、新山祐介さんのプログラマ向け講座の",
    lecture: "第3回",
    after: "（",
    license: "CC BY-SA 4.0",
    own: "）にもとづいています。文章、プログラム、図はすべて新しく作りました。",
    software:
      "このページは、kobai というライブラリで動いています。数字のデータは MNIST（Yann LeCun、Corinna Cortes、Christopher Burges）です。",
  },
};
