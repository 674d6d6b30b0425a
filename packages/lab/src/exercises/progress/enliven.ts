// Brings the page of progress to life.
import { mount } from "svelte";
import type { Catalogue } from "../../catalogue/index.js";
import type { Language } from "../../figures/figure.js";
import ProgressSheet from "./ProgressSheet.svelte";
import type { Store } from "./store.js";
import type { Task } from "./tasks.js";

export function enlivenProgress(
  target: HTMLElement,
  given: { lang: Language; words: Catalogue; store: Store },
): void {
  const tasks: Task[] = JSON.parse(target.dataset.tasks ?? "[]");
  mount(ProgressSheet, { target, props: { ...given, tasks } });
}
