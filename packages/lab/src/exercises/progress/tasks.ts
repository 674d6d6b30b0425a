// An exercise as the page of progress lists it.
export interface Task {
  readonly id: string;
  readonly title: string;
  /** The title of the section it stands in. */
  readonly section: string;
}
