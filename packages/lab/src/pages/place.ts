// Where a page stands in the site. All addresses are relative, so that any host and any folder will do.
import type { Language } from "../figures/figure.js";

export interface Place {
  readonly lang: Language;
  /** From this page to the top of the site: "../" or "../../../". */
  readonly root: string;
  /** The page's path within its language: "" or "figures/recognizer/". */
  readonly path: string;
}

export function place(lang: Language, path: string): Place {
  return { lang, path, root: "../".repeat(path.split("/").length) };
}

/** From `from` to a page of either language. */
export function href(from: Place, lang: Language, path: string): string {
  return `${from.root}${lang}/${path}`;
}

/** Where a figure's one link leads: from the lecture to the figure's own page, and from there back. `own` is that page,
 * wherever one is. */
export function elsewhere(from: Place, figure: string): { href: string; own: string; alone: boolean } {
  const alone = from.path !== "";
  const own = href(from, from.lang, `figures/${figure}/`);
  return { alone, own, href: alone ? href(from, from.lang, `#figure-${figure}`) : own };
}
