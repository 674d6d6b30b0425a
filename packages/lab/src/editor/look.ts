// How code looks: ink on paper, as the rest of the page. Colour has a meaning in the lab, and syntax has none of it:
// words of the language are heavier, texts and comments lighter. Paper, ink and light come from the page's tokens.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const focus = "color-mix(in oklab, var(--focus) 45%, transparent)";

const theme = EditorView.theme({
  "&": { backgroundColor: "var(--wash)", color: "var(--ink)", fontSize: "0.8125rem" },
  "&.cm-focused": { outline: "2px solid var(--ink)", outlineOffset: "2px" },
  ".cm-scroller": { maxHeight: "32rem", fontFamily: "var(--code-face)", lineHeight: "1.62" },
  ".cm-content": { padding: "0.6rem 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 0.8rem 0 0.4rem" },
  ".cm-gutters": { backgroundColor: "var(--wash)", color: "var(--ink-soft)", border: "0" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 0.3rem 0 0.6rem" },
  ".cm-fault": { backgroundColor: focus },
  "&.cm-focused .cm-matchingBracket, &.cm-focused .cm-nonmatchingBracket": { backgroundColor: focus },
});

const ink = HighlightStyle.define([
  { tag: [tags.keyword, tags.definitionKeyword, tags.moduleKeyword, tags.controlKeyword], fontWeight: "600" },
  { tag: [tags.comment, tags.string, tags.typeName, tags.meta], color: "var(--ink-soft)" },
]);

export const look = [theme, syntaxHighlighting(ink)];
