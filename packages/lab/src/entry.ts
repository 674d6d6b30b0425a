// The one script of a page: brings its figures to life and wires the switches of its masthead.
import "katex/dist/katex.min.css";
import "./styles/index.css";
import { hydrate } from "svelte";
import { catalogues } from "./catalogue/index.js";
import Figure from "./components/Figure.svelte";
import type { Language } from "./figures/figure.js";
import { figures } from "./figures/index.js";
import { elsewhere, place } from "./pages/place.js";
import { keepPlace, rememberLanguage } from "./reader/language.js";
import { wireThemeSwitch } from "./reader/theme-switch.js";
import { fetchModel } from "./weights.js";
import { TrainerClient } from "./workers/trainer-client.js";

const lang = document.documentElement.lang as Language;
const root = new URL(document.documentElement.dataset.root ?? "./", location.href);

/** All figures of a page share the weights it came with; each has a trainer of its own. */
const weights = document.querySelector("[data-island]") ? fetchModel(root) : undefined;
// each figure tells itself when they do not come, however late it wakes
weights?.catch(() => {});

async function enliven(target: HTMLElement): Promise<void> {
  const id = target.dataset.island ?? "";
  const [figure, words] = await Promise.all([figures[id](), catalogues[lang]()]);
  const here = place(lang, target.dataset.alone === undefined ? "" : `figures/${id}/`);
  const trainer = new TrainerClient(new URL("data/", root).href);
  const props = { id, figure, lang, words, weights: weights!, trainer, elsewhere: elsewhere(here, id) };
  hydrate(Figure, { target, props });
  target.dataset.alive = "";
}

rememberLanguage(lang);
keepPlace();
wireThemeSwitch();
for (const target of document.querySelectorAll<HTMLElement>("[data-island]")) void enliven(target);
