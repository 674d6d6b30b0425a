// What a figure is: a folder with a model, a view, the schema of its state and its texts. The registry (index.ts)
// names it; Figure.svelte frames it; nothing else in the lab knows what is inside.
import type { Model } from "kobai";
import type { Component } from "svelte";
import type { Schema, UrlState, Values } from "../url-state.js";
import type { TrainerClient } from "../workers/trainer-client.js";

export const languages = ["ja", "en"] as const;
export type Language = (typeof languages)[number];

/** What the frame says about a figure, in one language. */
export interface FigureTexts {
  readonly title: string;
  /** One sentence: what to look at. */
  readonly purpose: string;
  /** One sentence: what to try. */
  readonly invitation: string;
}

/** What a View is given. */
export interface FigureProps<S extends Schema = Schema> {
  readonly lang: Language;
  /** The trained digit network that comes with the page (or that `kobai lab --model` serves). */
  readonly weights: Promise<Model>;
  readonly trainer: TrainerClient;
  /** What went wrong, in the reader's words: for `failed` of the trainer and for `weights` that do not come. */
  readonly explain: (failure: unknown) => string;
  /** Holds the defaults until the page has come alive. A Svelte store too; take it under another name
   * (`state: address`, then `$address.seed`), or the rune `$state` would mean this store. */
  readonly state: UrlState<Values<S>>;
}

/** The default export of `figures/<id>/index.ts`. */
export interface Figure<S extends Schema = Schema> {
  readonly View: Component<FigureProps<S>>;
  readonly schema: S;
  readonly texts: Readonly<Record<Language, FigureTexts>>;
  /** It works on the digit network that comes with the page: then that is fetched together with the figure. */
  readonly usesWeights?: true;
  /** The shell command that does what the figure shows, for "copy as command"; undefined in a state that has none. */
  readonly command?: (state: Values<S>) => string | undefined;
  /** A TypeScript module that prints what the figure shows, for "copy as code"; a test runs it. */
  readonly code?: (state: Values<S>) => string;
}
