// What lives on a page, before its script has arrived: each is rendered on its own, so that the page can bring each to
// life on its own. Rendered apart, each would count its ids from the start: a prefix keeps the radio buttons of one from
// becoming those of another.
import { render } from "svelte/server";
import { catalogues } from "../catalogue/index.js";
import Figure from "../components/Figure.svelte";
import Card from "../exercises/card/Card.svelte";
import { partsOf } from "../exercises/card/parts.js";
import { exercises } from "../exercises/index.js";
import { figures } from "../figures/index.js";
import { TrainerClient } from "../workers/trainer-client.js";
import { elsewhere, type Place } from "./place.js";

/** A figure's frame, and what its view shows without weights. */
export async function figureIsland(here: Place, id: string): Promise<string> {
  if (!Object.hasOwn(figures, id)) throw new Error(`expected a figure of src/figures/index.ts, got ${id}`);
  const words = await catalogues[here.lang]();
  const props = {
    id,
    figure: await figures[id](),
    lang: here.lang,
    words,
    weights: new Promise<never>(() => {}),
    trainer: new TrainerClient(""),
    elsewhere: elsewhere(here, "figure", id),
  };
  return render(Figure, { props, idPrefix: `figure-${id}` }).body;
}

/** An exercise's card that nobody has touched. */
export async function exerciseIsland(here: Place, id: string): Promise<string> {
  if (!Object.hasOwn(exercises, id))
    throw new Error(`expected an exercise of src/exercises/index.ts, got ${id}`);
  const parts = await partsOf(await exercises[id](), here.lang);
  const props = { id, ...parts, elsewhere: elsewhere(here, "exercise", id) };
  return render(Card, { props, idPrefix: `exercise-${id}` }).body;
}
