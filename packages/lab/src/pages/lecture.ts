// The lecture as data: what the build reads from content/ and the pages show.

export type Block =
  | { readonly kind: "prose"; readonly html: string }
  /** A paragraph with its margin note. */
  | { readonly kind: "noted"; readonly html: string; readonly note: string }
  | { readonly kind: "figure"; readonly id: string }
  | { readonly kind: "exercise"; readonly id: string };

export interface Section {
  readonly id: string;
  readonly title: string;
  /** None where the section is not written yet. */
  readonly blocks?: readonly Block[];
}

export interface Chapter {
  readonly title: string;
  readonly sections: readonly Section[];
}

/** The ids of the figures or the exercises of some blocks, in their order. */
export function idsOf(kind: "figure" | "exercise", blocks: readonly Block[] = []): string[] {
  return blocks.flatMap((block) => (block.kind === kind ? [block.id] : []));
}

/** One language's lecture. */
export interface Lecture {
  readonly introduction: readonly Block[];
  readonly chapters: readonly Chapter[];
}
