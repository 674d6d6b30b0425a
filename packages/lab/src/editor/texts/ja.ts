// What the code editor, its buttons and its console say in Japanese.
import type { EditorWords } from "./en.js";

const stopped: EditorWords["stopped"] = {
  reader: () => "停止しました。",
  time: (seconds) => `${seconds} 秒たったので止めました。終わらないループがあるのかもしれません。`,
  memory: () => "使えるメモリを超えたので止めました。どこかでリストが伸び続けているのかもしれません。",
  output: (characters) => `出力が ${characters} 文字を超えたので止めました。表示する回数を減らしてください。`,
};

export const ja: EditorWords = {
  language: "言語",
  languages: { typescript: "TypeScript", python: "Python" },
  code: (language) => `${language} のプログラム`,
  keys: "Ctrl+Enter（⌘ Enter）で実行します。Tab は字下げです。Tab で外へ出るときは、先に Esc を押してください。",
  run: "実行",
  check: "確かめる",
  stop: "停止",
  restart: "最初のコードに戻す",
  console: "出力",
  fetching: (loaded, total) => `Python を読み込んでいます（${loaded} / ${total}）`,
  starting: (language) => `${language} を準備しています…`,
  running: (seconds) => `実行中（${seconds} 秒）`,
  silent: (language) =>
    `最後まで動きましたが、何も表示されませんでした。値を見るには ${language === "python" ? "print(…)" : "console.log(…)"} を使います。`,
  finished: "最後まで動きました。",
  faultAt: (line) => `${line} 行目`,
  fault: "エラー",
  stopped,
};
