// Reads the lecture from content/: chapters.ts names every section, content/<lang>/<id>.md holds those that are written.
import { existsSync, readFileSync } from "node:fs";
import { chapters } from "../content/chapters.js";
import { type Language, languages } from "../src/figures/figure.js";
import type { Block, Lecture } from "../src/pages/lecture.js";
import { section } from "./markdown.js";

const folder = new URL("../content/", import.meta.url);

function blocks(id: string, lang: Language): Block[] | undefined {
  const file = new URL(`${lang}/${id}.md`, folder);
  return existsSync(file) ? section(readFileSync(file, "utf8"), lang) : undefined;
}

/** What a reader must find in both languages: figures, exercises and margin notes, in their order. */
function shape(blocks: readonly Block[] | undefined): string {
  if (!blocks) return "nothing";
  return blocks.map((block) => ("id" in block ? `${block.kind} ${block.id}` : block.kind)).join(", ");
}

function assertSameShape(id: string): void {
  const [ja, en] = languages.map((lang) => shape(blocks(id, lang)));
  if (ja !== en)
    throw new Error(
      `content/*/${id}.md: expected the same blocks in both languages, got ${ja} in ja and ${en} in en`,
    );
}

/** Throws where the two languages do not hold the same sections, block by block. */
export function lecture(lang: Language): Lecture {
  for (const id of ["introduction", ...chapters.flatMap(({ sections }) => sections.map(({ id }) => id))])
    assertSameShape(id);
  return {
    introduction: blocks("introduction", lang) ?? [],
    chapters: chapters.map(({ title, sections }) => ({
      title: title[lang],
      sections: sections.map(({ id, title }) => ({ id, title: title[lang], ...written(id, lang) })),
    })),
  };
}

function written(id: string, lang: Language): { blocks?: Block[] } {
  const found = blocks(id, lang);
  return found ? { blocks: found } : {};
}
