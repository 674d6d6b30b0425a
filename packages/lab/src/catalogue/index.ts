// The catalogues by language. The page loads only its own.
import type { Language } from "../figures/figure.js";
import type { Catalogue } from "./en.js";

export type { Catalogue } from "./en.js";

export const catalogues: Record<Language, () => Promise<Catalogue>> = {
  ja: async () => (await import("./ja.js")).ja,
  en: async () => (await import("./en.js")).en,
};
