import { expect, test } from "vitest";
import { integer, list, parse, real } from "../url-state.js";
import { embedding, linkTo } from "./share.js";

const schema = { seed: integer(0, 9, 0), weights: list(real(-2, 2, 0), { initial: [1, -1] }) };
const page = new URL("http://localhost:8080/down/en/figures/some/?other=1#place");

test("a link leads to the figure's own page and carries what is not as usual", () => {
  const link = (search: string) =>
    linkTo(page, { id: "some", schema, values: parse(schema, "some", search) });
  expect(link("")).toBe("http://localhost:8080/down/en/figures/some/");
  expect(link("?some.seed=3&some.weights=0.5_-2")).toBe(
    "http://localhost:8080/down/en/figures/some/?some.seed=3&some.weights=0.5_-2",
  );
});

test("an embedding is a frame whose attributes are quoted", () => {
  expect(embedding("http://localhost/?a.b=1&a.c=2", 'A "figure"')).toBe(
    '<iframe src="http://localhost/?a.b=1&amp;a.c=2" title="A &quot;figure&quot;" width="100%" height="720" loading="lazy" style="border: 0"></iframe>',
  );
});
