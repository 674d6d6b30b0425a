// What every card says in Japanese. What an exercise says is in its folder.
import type { CardWords } from "./en.js";

export const ja: CardWords = {
  name: (number) => (number === undefined ? "練習" : `練習 ${number}`),
  predict: "まず予想。つづきはそのあとに開きます",
  lineOfYourOwn: "一行でかまいません",
  lock: "これを予想にする",
  skip: "予想せずに進む",
  guessed: "あなたの予想",
  noGuess: "予想せずに進みました。",
  check: "確かめる",
  checkReason: "これが理由",
  right: "正解です。",
  notYet: "まだ",
  rightMark: "正解",
  reasonRight: "そのとおり、それが理由です。",
  tried: (count) => `${count} 回目`,
  missing: (fields) => `まだ埋まっていません：${fields}`,
  missingMany: (count) => `まだ ${count} か所が埋まっていません。`,
  unread: (field) => `数として読めませんでした：${field}`,
  unreadAt: (field, character, place) =>
    `${place} 文字目の「${character}」から先が読めませんでした：${field}`,
  unreadEnd: (field) => `式が途中で終わっています：${field}`,
  digits: (fields) => `書かれた桁までは合っています。有効数字を 3 桁以上で答えてください：${fields}`,
  cut: (fields) => `最後の桁が切り捨てになっています。四捨五入してください：${fields}`,
  wrong: (fields) =>
    `正解ではありません。よくあるまちがいのどれとも違うようです：${fields}。ヒントが役に立つかもしれません。`,
  wrongProgram: "プログラムは動きましたが、求める値になっていません。ヒントが役に立つかもしれません。",
  list: (items) => items.join("、"),
  reason: "それは、なぜですか",
  why: "なぜそうなるのか",
  ownWords: "自分の言葉で",
  ownWordsLead:
    "隣の人に話すつもりで、一行で説明してみてください。採点はしません。記録といっしょに残ります。",
  extend: "その先へ",
  hint: (next) => `ヒント ${next}／3`,
  hintNames: ["考える向き", "似た例", "解き方のすべて"],
  tries: (count) => `これまでの ${count} 回`,
  nothingKept:
    "このブラウザには記録を残せません（プライベートウィンドウか、保存がオフになっています）。ページを閉じると消えます。",
  ownPage: "この練習だけを開く",
  backToLecture: "講義の中で読む",
  noScript: "この練習を解くには JavaScript が必要です。問題はこのまま読めます。",
  state: { predict: "まだ", do: "途中", reason: "途中", solved: "できた" },
};
