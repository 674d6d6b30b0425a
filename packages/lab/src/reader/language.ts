// Going from one language to the other without losing one's place.
import type { Language } from "../figures/figure.js";
import { remember } from "./storage.js";

/** The language a reader last read in is the one that the front page opens. */
export function rememberLanguage(lang: Language): void {
  remember("language", lang);
}

/** The last named place whose top has passed the upper third of the window: sections, figures and exercises share their ids. */
function placeInView(): string {
  const passed = [...document.querySelectorAll("main [id]:is(section, figure, article, nav)")].filter(
    (element) => element.getBoundingClientRect().top < innerHeight / 3,
  );
  return passed.length === 0 ? "" : `#${passed[passed.length - 1].id}`;
}

/** The link to the other language takes along the state of the figures and the place in the text. */
export function keepPlace(): void {
  const link = document.querySelector<HTMLAnchorElement>("a[data-language]");
  link?.addEventListener("click", () => {
    link.search = location.search;
    link.hash = placeInView();
  });
}
