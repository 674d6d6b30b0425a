// Where a page stands in the site. All addresses are relative, so that any host and any folder will do.
import type { Language } from "../figures/figure.js";

export interface Place {
  readonly lang: Language;
  /** From this page to the top of the site: "../" or "../../../". */
  readonly root: string;
  /** The page's path within its language: "" or "figures/recognizer/" or "exercises/3-9/". */
  readonly path: string;
}

export function place(lang: Language, path: string): Place {
  return { lang, path, root: "../".repeat(path.split("/").length) };
}

/** From `from` to a page of either language. */
export function href(from: Place, lang: Language, path: string): string {
  return `${from.root}${lang}/${path}`;
}

/** Where the one link of a figure or an exercise leads: from the lecture to its own page, and from there back. `own` is
 * that page, wherever one is. */
export function elsewhere(
  from: Place,
  kind: "figure" | "exercise",
  id: string,
): { href: string; own: string; alone: boolean } {
  const alone = from.path !== "";
  const own = href(from, from.lang, `${kind}s/${id}/`);
  return { alone, own, href: alone ? href(from, from.lang, `#${kind}-${id}`) : own };
}
