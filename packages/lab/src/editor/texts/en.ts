// What the code editor, its buttons and its console say in English.
import type { ProgramLanguage, StopReason } from "../../sandbox/program.js";

const languages: Readonly<Record<ProgramLanguage, string>> = { typescript: "TypeScript", python: "Python" };

const stopped: Readonly<Record<StopReason, (limit: string) => string>> = {
  reader: () => "You stopped it.",
  time: (seconds) => `Stopped after ${seconds} seconds. Perhaps a loop never ends.`,
  memory: () => "Stopped: it wanted more memory than it may have. Perhaps a list grows without end.",
  output: (characters) => `Stopped: it printed more than ${characters} characters. Print less often.`,
};

export const en = {
  language: "Language",
  languages,
  code: (language: string) => `Program in ${language}`,
  keys: "Ctrl+Enter (⌘ Enter) runs it. Tab indents; to leave with Tab, press Escape first.",
  run: "Run",
  check: "Check",
  stop: "Stop",
  restart: "Begin again from the starter",
  console: "What it printed",
  fetching: (loaded: string, total: string) => `Python is on its way: ${loaded} of ${total}`,
  starting: (language: string) => `${language} is starting …`,
  running: (seconds: string) => `Running, ${seconds} s`,
  silent: (language: ProgramLanguage) =>
    `It ran, and printed nothing. ${language === "python" ? "print(…)" : "console.log(…)"} shows a value.`,
  finished: "It ran to its end.",
  faultAt: (line: number) => `Line ${line}`,
  fault: "Error",
  stopped,
};

export type EditorWords = typeof en;
