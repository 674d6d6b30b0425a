// Quiet marks beside the titles of sections: a ring for exercises that wait, half full when begun, full when solved.
import { catalogues } from "../../catalogue/index.js";
import type { Language } from "../../figures/figure.js";
import { tally } from "./record.js";
import type { Store } from "./store.js";

/** Follows the store, and what other pages did while this one was away. */
export async function showMarks(lang: Language, open: () => Promise<Store>): Promise<void> {
  const marks = [...document.querySelectorAll<HTMLElement>("[data-marks]")];
  if (marks.length === 0) return;
  const [words, store] = await Promise.all([catalogues[lang](), open()]);
  store.subscribe(({ all }) => {
    for (const mark of marks) {
      const { begun, solved, of } = tally((mark.dataset.marks ?? "").split(" ").map((id) => all.get(id)));
      const sign = solved === of ? "●" : begun > 0 ? "◐" : "○";
      mark.innerHTML = `<span aria-hidden="true">${sign}</span><span class="unseen"></span>`;
      mark.title = words.progress.mark(solved, of);
      mark.lastElementChild!.textContent = ` (${mark.title})`;
    }
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void store.refresh();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && void store.refresh());
}
