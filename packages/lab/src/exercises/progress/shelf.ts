// Where progress lies: IndexedDB, an entry for each exercise, so that two pages do not overwrite one another, and one
// entry for all that was replaced last.

import type { Kept, Progress } from "./record.js";
import { keptOf } from "./schema.js";

export interface Shelf {
  read(): Promise<{ all: Progress; before: Progress | undefined }>;
  put(id: string, kept: Kept): void;
  replace(all: Progress, before: Progress): void;
}

const [exercises, earlier] = ["exercises", "before"] as const;

/** Rejects where the browser keeps nothing. */
export async function openShelf(): Promise<Shelf> {
  const opening = indexedDB.open("kobai", 1);
  opening.onupgradeneeded = () => {
    for (const name of [exercises, earlier]) opening.result.createObjectStore(name);
  };
  const database = await settled(opening);
  // a page with a newer lab may want to change the database: this one then goes on without
  database.onversionchange = () => database.close();
  const begin = (mode: IDBTransactionMode) => {
    const transaction = database.transaction([exercises, earlier], mode);
    const [own, before] = [exercises, earlier].map((name) => transaction.objectStore(name));
    return { transaction, own, before };
  };
  return {
    async read() {
      const { own, before } = begin("readonly");
      const [keys, values, replaced] = await Promise.all([
        settled<IDBValidKey[]>(own.getAllKeys()),
        settled<unknown[]>(own.getAll()),
        settled<unknown>(before.get(earlier)),
      ]);
      const entries = keys.map((id, i) => [String(id), values[i]] as const);
      return {
        all: sound(entries),
        before: replaced === undefined ? undefined : sound(replaced as Map<string, unknown>),
      };
    },
    put(id, kept) {
      const { transaction, own } = begin("readwrite");
      own.put(kept, id);
      // not once its requests were answered: the page may be left before that
      transaction.commit();
    },
    replace(all, replaced) {
      const { transaction, own, before } = begin("readwrite");
      before.put(new Map(replaced), earlier);
      own.clear();
      for (const [id, kept] of all) own.put(kept, id);
      transaction.commit();
    },
  };
}

/** What another version of the lab wrote and this one does not understand is passed over. */
function sound(entries: Iterable<readonly [string, unknown]>): Progress {
  const found = [...entries].flatMap(([id, value]) => {
    const kept = keptOf(value);
    return kept ? [[id, kept] as const] : [];
  });
  return new Map(found);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
