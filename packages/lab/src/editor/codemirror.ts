// The code editor: CodeMirror, with the parts that a page of a lecture needs. Loaded when a card with code is opened.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap, lineNumbers } from "@codemirror/view";
import type { ProgramLanguage } from "../sandbox/program.js";
import { look } from "./look.js";

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly language: ProgramLanguage;
  readonly value: string;
  /** What a screen reader calls it, and the id of what explains its keys. */
  readonly label: string;
  readonly described: string;
  readonly onchange: (value: string) => void;
  /** Mod-Enter. */
  readonly onrun: () => void;
}

export interface CodeEditor {
  /** Puts another text in its place, unless it is the same; the reader can undo that. */
  replace(value: string): void;
  /** Marks a line, from 1 on, until something is typed. */
  mark(line: number | undefined): void;
  /** Puts the cursor there. */
  goTo(line: number): void;
  destroy(): void;
}

export function codeEditor(options: EditorOptions): CodeEditor {
  const view = new EditorView({
    parent: options.parent,
    doc: options.value,
    extensions: extensions(options),
  });
  const line = (number: number) => view.state.doc.line(Math.min(number, view.state.doc.lines));
  return {
    replace(value) {
      const { doc } = view.state;
      if (value !== doc.toString()) view.dispatch({ changes: { from: 0, to: doc.length, insert: value } });
    },
    mark(number) {
      const at = number === undefined ? undefined : line(number).from;
      view.dispatch({
        effects: [marking.of(at), ...(at === undefined ? [] : [EditorView.scrollIntoView(at)])],
      });
    },
    goTo(number) {
      view.dispatch({ selection: { anchor: line(number).from }, scrollIntoView: true });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}

const languages: Readonly<Record<ProgramLanguage, { readonly indent: string; support(): Extension }>> = {
  typescript: { indent: "  ", support: () => javascript({ typescript: true }) },
  python: { indent: "    ", support: python },
};

function extensions({ language, label, described, onchange, onrun }: EditorOptions): Extension[] {
  const run = () => {
    onrun();
    return true;
  };
  const { indent, support } = languages[language];
  return [
    ...[lineNumbers(), history(), indentOnInput(), bracketMatching(), indentUnit.of(indent), support()],
    // Escape and then Tab leaves: CodeMirror's own rule
    keymap.of([{ key: "Mod-Enter", run }, ...defaultKeymap, ...historyKeymap, indentWithTab]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": described }),
    EditorView.updateListener.of((update) => update.docChanged && onchange(update.state.doc.toString())),
    marked,
    look,
  ];
}

/** The start of the line to mark, or nothing. */
const marking = StateEffect.define<number | undefined>();
const mark = Decoration.line({ class: "cm-fault" });

const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, { docChanged, effects }) {
    const told = effects.findLast((effect) => effect.is(marking));
    if (told) return told.value === undefined ? Decoration.none : Decoration.set([mark.range(told.value)]);
    return docChanged ? Decoration.none : decorations;
  },
  provide: (field) => EditorView.decorations.from(field),
});
