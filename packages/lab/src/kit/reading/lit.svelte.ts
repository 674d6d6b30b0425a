// What a reader points at or keeps, by id, shared by every part that shows it: an edge of the diagram, a term of the
// formula, a line of the code. Touching one lights the others.

export class Lit {
  pointed = $state<string>();
  kept = $state<string>();
  /** What is asked about now. */
  readonly asked = $derived(this.pointed ?? this.kept);

  point(id: string | undefined): void {
    this.pointed = id;
  }

  /** Keeps it in view; keeping it again lets it go. */
  keep(id: string): void {
    this.kept = this.kept === id ? undefined : id;
  }

  is(id: string | undefined): boolean {
    return id !== undefined && this.asked === id;
  }
}
