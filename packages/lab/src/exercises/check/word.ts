// Typed words: kanji, kana and English are told apart by nothing but what they say.
import { plain } from "./plain.js";

/** The same for every way to write a word: width, case, spaces, hyphens, middle dots, katakana or hiragana, and the bar
 * of a long vowel at the end. */
export function wordOf(text: string): string {
  return plain(text)
    .text.normalize("NFC")
    .toLowerCase()
    .replace(/[\s\-*.,_()'"「」]/g, "")
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}
