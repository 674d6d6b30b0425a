// The pages as HTML, rendered while the site is built (and by the development server): every text can be read before
// a script runs.
import { render } from "svelte/server";
import { catalogues } from "./catalogue/index.js";
import { exercises } from "./exercises/index.js";
import { type Language, languages } from "./figures/figure.js";
import { figures } from "./figures/index.js";
import ExercisePage from "./pages/ExercisePage.svelte";
import FigurePage from "./pages/FigurePage.svelte";
import Home from "./pages/Home.svelte";
import { exerciseIsland, figureIsland } from "./pages/islands.js";
import LecturePage from "./pages/Lecture.svelte";
import { idsOf, type Lecture } from "./pages/lecture.js";
import ProgressPage from "./pages/ProgressPage.svelte";
import { type Place, place } from "./pages/place.js";

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
  /** Modules of the sources that it needs as soon as it opens: fetched at once. None where nothing on it lives. */
  readonly modules: readonly string[];
  /** One of its first figures works on the trained weights. */
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
    modules: [],
    usesWeights: false,
  };
}

async function pagesOf(lang: Language, lecture: Lecture): Promise<Page[]> {
  return Promise.all([
    lecturePage(lang, lecture),
    progressPage(lang, lecture),
    ...Object.keys(figures).map((id) => figurePage(lang, id)),
    ...Object.keys(exercises).map((id) => exercisePage(lang, id)),
  ]);
}

async function lecturePage(lang: Language, lecture: Lecture): Promise<Page> {
  const words = await catalogues[lang]();
  const here = place(lang, "");
  const [shown, asked] = [idsIn("figure", lecture), idsIn("exercise", lecture)];
  const islands = await Promise.all([
    ...shown.map(async (id) => [id, await figureIsland(here, id)]),
    ...asked.map(async (id) => [id, await exerciseIsland(here, id)]),
  ]);
  const titles = await Promise.all(
    shown.map(async (id) => ({ id, title: (await figures[id]()).texts[lang].title })),
  );
  const props = { words, place: here, lecture, islands: Object.fromEntries(islands), titles };
  return page(here, {
    title: `${words.title} – ${words.subtitle}`,
    description: words.description,
    body: render(LecturePage, { props }).body,
    ...(await firstFigure(lang, shown[0])),
  });
}

/** The ids of the figures or the exercises that the lecture shows, in its order. */
function idsIn(kind: "figure" | "exercise", { introduction, chapters }: Lecture): string[] {
  const sections = chapters.flatMap(({ sections }) => sections);
  return idsOf(kind, [...introduction, ...sections.flatMap(({ blocks }) => blocks ?? [])]);
}

/** Every exercise by its section: what there is to be solved, and where. */
async function progressPage(lang: Language, { chapters }: Lecture): Promise<Page> {
  const words = await catalogues[lang]();
  const here = place(lang, "progress/");
  const sections = chapters.flatMap(({ sections }) => sections);
  const tasks = sections.flatMap(({ title, blocks }) =>
    idsOf("exercise", blocks).map(async (id) => ({
      id,
      section: title,
      title: (await textsOf(lang, id)).title,
    })),
  );
  const props = { words, place: here, tasks: await Promise.all(tasks) };
  return page(here, {
    title: `${words.progress.title} – ${words.title}`,
    description: words.progress.lead,
    body: render(ProgressPage, { props }).body,
    modules: ["src/exercises/progress/enliven.ts"],
    usesWeights: false,
  });
}

async function exercisePage(lang: Language, id: string): Promise<Page> {
  const words = await catalogues[lang]();
  const here = place(lang, `exercises/${id}/`);
  const { title } = await textsOf(lang, id);
  const own = `src/exercises/${id}`;
  return page(here, {
    title: `${title} – ${words.title}`,
    description: words.exerciseLead(title),
    body: render(ExercisePage, { props: { words, place: here, id, html: await exerciseIsland(here, id) } })
      .body,
    modules: ["src/exercises/card/enliven.ts", `${own}/index.ts`, `${own}/texts/${lang}.md`],
    usesWeights: false,
  });
}

async function textsOf(lang: Language, id: string) {
  return (await (await exercises[id]()).texts[lang]()).default;
}

async function figurePage(lang: Language, id: string): Promise<Page> {
  const words = await catalogues[lang]();
  const here = place(lang, `figures/${id}/`);
  const { title, purpose } = (await figures[id]()).texts[lang];
  const props = { words, place: here, id, title, html: await figureIsland(here, id) };
  return page(here, {
    title: `${title} – ${words.title}`,
    description: purpose,
    body: render(FigurePage, { props }).body,
    ...(await firstFigure(lang, id)),
  });
}

/** What the first figure of a page needs, which is near when it opens. */
async function firstFigure(lang: Language, id: string): Promise<Pick<Page, "modules" | "usesWeights">> {
  const modules = [`src/catalogue/${lang}.ts`, `src/figures/${id}/index.ts`];
  return { modules, usesWeights: (await figures[id]()).usesWeights === true };
}

function page(
  { lang, root, path }: Place,
  parts: Pick<Page, "title" | "description" | "body" | "modules" | "usesWeights">,
): Page {
  const alternates = { ja: `${root}ja/${path}`, en: `${root}en/${path}` };
  return { ...parts, file: `${lang}/${path}index.html`, lang, root, alternates };
}
