// The language of a figure, told once by its frame and known to every part inside: words of the kit, formats of numbers.
import { getContext, setContext } from "svelte";
import { type Formats, formats } from "../../catalogue/format.js";
import type { Language } from "../../figures/figure.js";
import { en, type KitWords } from "./en.js";
import { ja } from "./ja.js";

export interface Spoken {
  readonly lang: Language;
  readonly words: KitWords;
  readonly formats: Formats;
}

const key = Symbol("language");

/** Called by the frame of a figure while it is made. */
export function speak(lang: Language): void {
  setContext<Spoken>(key, { lang, words: { ja, en }[lang], formats: formats(lang) });
}

/** Called by any part of a figure while it is made. */
export function spoken(): Spoken {
  return getContext<Spoken>(key);
}
