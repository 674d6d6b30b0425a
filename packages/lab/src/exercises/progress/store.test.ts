import { describe, expect, it, vi } from "vitest";
import { type Progress, predicted, untouched } from "./record.js";
import type { Shelf } from "./shelf.js";
import { openStore } from "./store.js";

/** A shelf in memory, as two pages share the one of a browser. */
function shelf(): Shelf {
  let all: Progress = new Map();
  let before: Progress | undefined;
  return {
    read: async () => ({ all, before }),
    put: (id, kept) => {
      all = new Map([...all, [id, kept]]);
    },
    replace: (next, replaced) => {
      [all, before] = [next, replaced];
    },
  };
}
const guessed = predicted(untouched, "a");

describe("the store of progress", () => {
  it("finds again what was put, in another page too", async () => {
    const shared = shelf();
    (await openStore(async () => shared)).put("3-3", guessed);
    const other = await openStore(async () => shared);
    expect([other.lasting, other.all.get("3-3")]).toEqual([true, guessed]);
  });

  it("does not overwrite what another page put meanwhile", async () => {
    const shared = shelf();
    const [one, other] = [await openStore(async () => shared), await openStore(async () => shared)];
    one.put("3-3", guessed);
    other.put("3-5", guessed);
    await one.refresh();
    expect([...one.all.keys()].sort()).toEqual(["3-3", "3-5"]);
  });

  it("brings back what was replaced, and again what replaced it", async () => {
    const shared = shelf();
    const store = await openStore(async () => shared);
    store.put("3-3", guessed);
    store.replace(new Map());
    expect([store.all.size, store.before?.size]).toEqual([0, 1]);
    const later = await openStore(async () => shared);
    later.bringBack();
    expect([later.all.get("3-3"), later.before?.size]).toEqual([guessed, 0]);
  });

  it("tells its listeners now and after every change, until they have enough", async () => {
    const store = await openStore(async () => shelf());
    const seen: number[] = [];
    const end = store.subscribe(({ all }) => seen.push(all.size));
    store.put("3-3", guessed);
    store.replace(new Map());
    end();
    store.put("3-5", guessed);
    expect(seen).toEqual([0, 1, 0]);
  });

  const never = () => new Promise<never>(() => {});
  it.each([
    ["keeps nothing", () => Promise.reject(new Error("blocked"))],
    [
      "cannot read what it keeps",
      async () => ({ ...shelf(), read: () => Promise.reject(new Error("broken")) }),
    ],
    ["does not open its storage", never],
    ["does not read what it keeps", async () => ({ ...shelf(), read: never })],
  ])("goes on without lasting where the browser %s", async (_, open) => {
    vi.useFakeTimers();
    const opening = openStore(open);
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    const store = await opening;
    store.put("3-3", guessed);
    await store.refresh();
    expect([store.lasting, store.all.get("3-3")]).toEqual([false, guessed]);
  });
});
