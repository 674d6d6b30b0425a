// Brings a card of the page to life.
import { hydrate } from "svelte";
import { elsewhere, type Place } from "../../pages/place.js";
import { exercises } from "../index.js";
import type { Store } from "../progress/store.js";
import Card from "./Card.svelte";
import { partsOf } from "./parts.js";

export async function enlivenCard(target: HTMLElement, here: Place, store: Store): Promise<void> {
  const id = target.dataset.island ?? "";
  const parts = await partsOf(await exercises[id](), here.lang);
  hydrate(Card, { target, props: { id, ...parts, store, elsewhere: elsewhere(here, "exercise", id) } });
}
