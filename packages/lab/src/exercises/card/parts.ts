// What a card is put together from: the exercise, its texts in the reader's language, and what it shows beside a form.
import type { Language } from "../../figures/figure.js";
import type { Exercise } from "../exercise.js";

export async function partsOf(exercise: Exercise, lang: Language) {
  const { work, texts } = exercise;
  const picture = work.kind === "form" ? work.Picture?.() : undefined;
  const [{ default: own }, shown] = await Promise.all([texts[lang](), picture]);
  return { exercise, lang, texts: own, ...(shown ? { Picture: shown.default } : {}) };
}
