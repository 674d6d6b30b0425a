// One section of the lecture: Markdown of one language in, blocks of HTML out. Beyond plain Markdown it knows formulas,
// a figure or an exercise (`:::figure id`, `:::exercise id` on a line) and a margin note to the paragraph before it (`:::note` … `:::`,
// one paragraph).
import MarkdownIt from "markdown-it";
import type { Language } from "../src/figures/figure.js";
import type { Block } from "../src/pages/lecture.js";
import { displayed, math } from "./math.js";

const cjk = /[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/;

/** Japanese is written without spaces: a line break between two of its characters is no space. */
function joinLines(source: string, lang: Language): string {
  if (lang !== "ja") return source;
  return source.replace(/(.)\n(?=(.))/gu, (line, before, after) =>
    cjk.test(before) && cjk.test(after) ? before : line,
  );
}

export function renderer(lang: Language): (source: string) => string {
  const markdown = new MarkdownIt({ typographer: lang === "en" }).use(math);
  return (source) => displayed(source) ?? markdown.render(joinLines(source, lang));
}

/** Throws where a note follows no paragraph, or a block of `:::` is of no known kind. */
export function section(source: string, lang: Language): Block[] {
  const render = renderer(lang);
  const blocks: Block[] = [];
  for (const text of source.trim().split(/\n\s*\n/)) {
    const [, kind, id] = /^:::(figure|exercise) (\S+)$/.exec(text) ?? [];
    const note = /^:::note\n([\s\S]+)\n:::$/.exec(text)?.[1];
    if (kind === "figure" || kind === "exercise") blocks.push({ kind, id });
    else if (note !== undefined) blocks.push(noted(blocks.pop(), render(note)));
    else if (text.startsWith(":::"))
      throw new Error(`expected :::figure id, :::exercise id or :::note … :::, got ${text}`);
    else blocks.push({ kind: "prose", html: render(text) });
  }
  return blocks;
}

function noted(before: Block | undefined, note: string): Block {
  if (before?.kind !== "prose") throw new Error("expected a paragraph before :::note");
  return { kind: "noted", html: before.html, note };
}
