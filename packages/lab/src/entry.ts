// The one script of a page: brings its figures to life and wires the switches of its masthead.
import "katex/dist/katex.min.css";
import "./styles/index.css";
import { hydrate } from "svelte";
import { catalogues } from "./catalogue/index.js";
import Figure from "./components/Figure.svelte";
import type { Language } from "./figures/figure.js";
import { figures } from "./figures/index.js";
import { elsewhere, place } from "./pages/place.js";
import { isolateNextPage } from "./reader/isolation.js";
import { keepPlace, rememberLanguage } from "./reader/language.js";
import { wireThemeSwitch } from "./reader/theme-switch.js";
import { fetchModel } from "./weights.js";
import { TrainerClient } from "./workers/trainer-client.js";

const lang = document.documentElement.lang as Language;
const root = new URL(document.documentElement.dataset.root ?? "./", location.href);

/** All figures of a page share the weights it came with, fetched when the first asks; each has a trainer of its own. */
let weights: ReturnType<typeof fetchModel> | undefined;

async function enliven(target: HTMLElement): Promise<void> {
  const id = target.dataset.island ?? "";
  const [figure, words] = await Promise.all([figures[id](), catalogues[lang]()]);
  const here = place(lang, target.dataset.alone === undefined ? "" : `figures/${id}/`);
  const trainer = new TrainerClient(new URL("data/", root).href);
  const props = {
    ...{ id, figure, lang, words, trainer, elsewhere: elsewhere(here, id) },
    get weights() {
      return (weights ??= fetchModel(root));
    },
  };
  hydrate(Figure, { target, props });
  target.dataset.alive = "";
}

/** A figure wakes when it is less than a window away, and where the address leads to. */
function enlivenNear(islands: Iterable<HTMLElement>): void {
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        void enliven(target as HTMLElement);
      }
    },
    { rootMargin: "100%" },
  );
  for (const island of islands) near.observe(island);
}

rememberLanguage(lang);
keepPlace();
wireThemeSwitch();
if (import.meta.env.PROD) isolateNextPage(root);
enlivenNear(document.querySelectorAll<HTMLElement>("[data-island]"));
