// Progress, kept in this browser and nowhere else. Where the browser refuses, it lasts as long as the page and says so.
import type { Kept, Progress } from "./record.js";
import { openShelf, type Shelf } from "./shelf.js";

export interface Store {
  /** False where nothing outlives the page. */
  readonly lasting: boolean;
  /** Everything, as it is now. */
  readonly all: Progress;
  /** What stood here before it was last replaced, if anything did. */
  readonly before: Progress | undefined;
  put(id: string, kept: Kept): void;
  /** Puts `progress` in the place of everything; what stood here can be brought back. */
  replace(progress: Progress): void;
  /** Exchanges what is here with what was before. */
  bringBack(): void;
  /** Reads again what another page may have changed. */
  refresh(): Promise<void>;
  /** Called now and after every change; the result ends it. */
  subscribe(listener: (store: Store) => void): () => void;
}

/** Milliseconds. A browser that has not answered by then keeps nothing: no exercise waits for it any longer. */
const patience = 10_000;

export async function openStore(open: () => Promise<Shelf> = openShelf): Promise<Store> {
  const silence = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
  const store = await Promise.race([lastingStore(open), silence]).catch(() => undefined);
  return store ?? storeOn(undefined);
}

async function lastingStore(open: () => Promise<Shelf>): Promise<Store> {
  const store = storeOn(await open());
  await store.refresh();
  return store;
}

function storeOn(shelf: Shelf | undefined): Store {
  const listeners = new Set<(store: Store) => void>();
  let all: Progress = new Map();
  let before: Progress | undefined;
  const become = (nextAll: Progress, nextBefore: Progress | undefined) => {
    [all, before] = [nextAll, nextBefore];
    for (const listener of listeners) listener(store);
  };
  const replace = (progress: Progress) => {
    shelf?.replace(progress, all);
    become(progress, all);
  };
  const store: Store = {
    lasting: shelf !== undefined,
    get all() {
      return all;
    },
    get before() {
      return before;
    },
    put(id, kept) {
      shelf?.put(id, kept);
      become(new Map([...all, [id, kept]]), before);
    },
    replace,
    bringBack: () => before && replace(before),
    async refresh() {
      const read = await shelf?.read();
      if (read) become(read.all, read.before);
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(store);
      return () => listeners.delete(listener);
    },
  };
  return store;
}
