// Formulas in Markdown: $…$ within a line, and $$ alone on a line around a displayed one. KaTeX turns them into HTML
// with MathML beside it while the site is built, so no reader ever runs KaTeX.
import katex from "katex";
import type MarkdownIt from "markdown-it";

type Parser = Parameters<Parameters<typeof MarkdownIt.prototype.use>[0]>[0];
type InlineState = {
  src: string;
  pos: number;
  push(type: string, tag: string, nesting: 0): { content: string };
};

function formula(source: string, displayMode: boolean): string {
  return katex.renderToString(source, { displayMode, throwOnError: true, strict: "error" });
}

/** The place of the dollar that closes the formula opened at `start`, or −1. A space after the first means money. */
function closing(source: string, start: number): number {
  if (source[start] !== "$" || /\s/.test(source[start + 1] ?? " ")) return -1;
  return source.indexOf("$", start + 1);
}

export function math(markdown: Parser): void {
  markdown.inline.ruler.after("escape", "math", (state: InlineState, silent: boolean) => {
    const end = closing(state.src, state.pos);
    if (end < 0) return false;
    if (!silent) state.push("math", "math", 0).content = state.src.slice(state.pos + 1, end);
    state.pos = end + 1;
    return true;
  });
  markdown.renderer.rules.math = (tokens, i) => formula(tokens[i].content, false);
}

/** Replaces `$$ … $$` blocks; called on a block of Markdown that is nothing else. */
export function displayed(block: string): string | undefined {
  const source = /^\$\$\s*([\s\S]+?)\s*\$\$$/.exec(block.trim())?.[1];
  return source === undefined ? undefined : `<div class="formula">${formula(source, true)}</div>`;
}
