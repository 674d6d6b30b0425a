// The pages as HTML, rendered while the site is built (and by the development server): every text can be read before
// a script runs. Figures are rendered each on their own, so that the page can bring each to life on its own.
import { render } from "svelte/server";
import { catalogues } from "./catalogue/index.js";
import Figure from "./components/Figure.svelte";
import { type Language, languages } from "./figures/figure.js";
import { figures } from "./figures/index.js";
import FigurePage from "./pages/FigurePage.svelte";
import Home from "./pages/Home.svelte";
import LecturePage from "./pages/Lecture.svelte";
import type { Lecture } from "./pages/lecture.js";
import { elsewhere, type Place, place } from "./pages/place.js";
import { TrainerClient } from "./workers/trainer-client.js";

/** A page without its document: where it is written to, what stands in its head, its body. */
export interface Page {
  readonly file: string;
  readonly lang: Language;
  readonly root: string;
  readonly title: string;
  readonly description: string;
  readonly body: string;
  /** The same page by language, from here. */
  readonly alternates: Readonly<Record<Language, string>>;
  /** The figures that are near when it opens: fetched at once. */
  readonly figures: readonly string[];
  /** One of them works on the trained weights. */
  readonly usesWeights: boolean;
}

/** Every page of the site. */
export async function pages(lectures: Record<Language, Lecture>): Promise<Page[]> {
  const perLanguage = languages.map((lang) => pagesOf(lang, lectures[lang]));
  return [await home(), ...(await Promise.all(perLanguage)).flat()];
}

async function home(): Promise<Page> {
  const words = await Promise.all(languages.map(async (lang) => ({ lang, words: await catalogues[lang]() })));
  const [ja, en] = words.map(({ words }) => words);
  return {
    file: "index.html",
    lang: "en",
    root: "./",
    title: `${ja.title} · ${en.title}`,
    description: en.description,
    body: render(Home, { props: { catalogues: words } }).body,
    alternates: { ja: "ja/", en: "en/" },
    figures: [],
    usesWeights: false,
  };
}

async function pagesOf(lang: Language, lecture: Lecture): Promise<Page[]> {
  const own = Object.keys(figures).map((id) => figurePage(lang, id));
  return Promise.all([lecturePage(lang, lecture), ...own]);
}

async function lecturePage(lang: Language, lecture: Lecture): Promise<Page> {
  const words = await catalogues[lang]();
  const here = place(lang, "");
  const ids = figuresOf(lecture);
  const islands = await Promise.all(ids.map(async (id) => [id, await island(here, id)]));
  const props = { words, place: here, lecture, figures: Object.fromEntries(islands) };
  return page(here, {
    title: `${words.title} – ${words.subtitle}`,
    description: words.description,
    body: render(LecturePage, { props }).body,
    figures: ids.slice(0, 1),
  });
}

/** The ids of the figures that the lecture shows, in its order. */
function figuresOf({ introduction, chapters }: Lecture): string[] {
  const sections = chapters.flatMap(({ sections }) => sections);
  const blocks = [...introduction, ...sections.flatMap(({ blocks }) => blocks ?? [])];
  return blocks.flatMap((block) => (block.kind === "figure" ? [block.id] : []));
}

async function figurePage(lang: Language, id: string): Promise<Page> {
  const words = await catalogues[lang]();
  const here = place(lang, `figures/${id}/`);
  const { title, purpose } = (await figures[id]()).texts[lang];
  const props = { words, place: here, id, title, html: await island(here, id) };
  return page(here, {
    title: `${title} – ${words.title}`,
    description: purpose,
    body: render(FigurePage, { props }).body,
    figures: [id],
  });
}

async function page(
  { lang, root, path }: Place,
  parts: Pick<Page, "title" | "description" | "body" | "figures">,
): Promise<Page> {
  const alternates = { ja: `${root}ja/${path}`, en: `${root}en/${path}` };
  const near = await Promise.all(parts.figures.map((id) => figures[id]()));
  const usesWeights = near.some((figure) => figure.usesWeights);
  return { ...parts, file: `${lang}/${path}index.html`, lang, root, alternates, usesWeights };
}

/** A figure before its script has arrived: its frame, and what its view shows without weights. */
async function island(here: Place, id: string): Promise<string> {
  if (!Object.hasOwn(figures, id)) throw new Error(`expected a figure of src/figures/index.ts, got ${id}`);
  const words = await catalogues[here.lang]();
  const props = {
    id,
    figure: await figures[id](),
    lang: here.lang,
    words,
    weights: new Promise<never>(() => {}),
    trainer: new TrainerClient(""),
    elsewhere: elsewhere(here, id),
  };
  return render(Figure, { props }).body;
}
