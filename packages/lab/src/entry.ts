// The one script of a page: brings its figures and exercises to life and wires the switches of its masthead.
import "katex/dist/katex.min.css";
import "./styles/index.css";
import { hydrate } from "svelte";
import { catalogues } from "./catalogue/index.js";
import Figure from "./components/Figure.svelte";
import { showMarks } from "./exercises/progress/marks.js";
import { openStore, type Store } from "./exercises/progress/store.js";
import type { Language } from "./figures/figure.js";
import { figures } from "./figures/index.js";
import { elsewhere, place } from "./pages/place.js";
import { isolateNextPage } from "./reader/isolation.js";
import { keepPlace, rememberLanguage } from "./reader/language.js";
import { wirePlaceBar } from "./reader/place-bar.js";
import { wireThemeSwitch } from "./reader/theme-switch.js";
import { fetchModel } from "./weights.js";
import { TrainerClient } from "./workers/trainer-client.js";

const lang = document.documentElement.lang as Language;
const root = new URL(document.documentElement.dataset.root ?? "./", location.href);

/** All figures of a page share the weights it came with, fetched when the first asks; each has a trainer of its own. */
let weights: ReturnType<typeof fetchModel> | undefined;

async function enlivenFigure(target: HTMLElement, id: string): Promise<void> {
  const [figure, words] = await Promise.all([figures[id](), catalogues[lang]()]);
  const here = place(lang, target.dataset.alone === undefined ? "" : `figures/${id}/`);
  const trainer = new TrainerClient(new URL("data/", root).href);
  const props = {
    ...{ id, figure, lang, words, trainer, elsewhere: elsewhere(here, "figure", id) },
    get weights() {
      return (weights ??= fetchModel(root));
    },
  };
  hydrate(Figure, { target, props });
}

/** All exercises of a page write to one place. */
let store: Promise<Store> | undefined;
const progress = () => (store ??= openStore());

async function enlivenExercise(target: HTMLElement, id: string): Promise<void> {
  const here = place(lang, target.dataset.alone === undefined ? "" : `exercises/${id}/`);
  const [{ enlivenCard }, kept] = await Promise.all([import("./exercises/card/enliven.js"), progress()]);
  await enlivenCard(target, here, kept);
}

async function enlivenProgress(target: HTMLElement): Promise<void> {
  const parts = [import("./exercises/progress/enliven.js"), catalogues[lang](), progress()] as const;
  const [{ enlivenProgress }, words, kept] = await Promise.all(parts);
  enlivenProgress(target, { lang, words, store: kept });
}

const kinds: Readonly<Record<string, (target: HTMLElement, id: string) => Promise<void>>> = {
  figure: enlivenFigure,
  exercise: enlivenExercise,
  progress: enlivenProgress,
};

async function enliven(target: HTMLElement): Promise<void> {
  const { island = "", kind = "" } = target.dataset;
  await kinds[kind](target, island);
  target.dataset.alive = "";
}

/** A figure or an exercise wakes when it is less than a window away, and where the address leads to. */
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
wirePlaceBar();
if (import.meta.env.PROD) isolateNextPage(root);
enlivenNear(document.querySelectorAll<HTMLElement>("[data-island]"));
void showMarks(lang, progress);
