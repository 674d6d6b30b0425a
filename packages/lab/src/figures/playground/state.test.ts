import { expect, test } from "vitest";
import { misread, parse, print } from "../../url-state.js";
import { schema } from "./state.js";

test("layers stand in the address as sizes and activations, and come back", () => {
  const search = "?playground.layers=4.tanh_32.leaky-relu";
  const state = parse(schema, "playground", search);
  expect(state.layers).toEqual([
    { size: 4, activation: "tanh" },
    { size: 32, activation: "leaky-relu" },
  ]);
  expect(print(schema, "playground", state)).toBe(search);
  const none = { ...state, layers: [] };
  expect(parse(schema, "playground", print(schema, "playground", none)).layers).toEqual([]);
});

test.each([
  ...[
    "4",
    "4.",
    ".tanh",
    "0.tanh",
    "33.tanh",
    "4.softmax",
    "4.constructor",
    "4.tanh.x",
    "4.tanh_",
    "1e1.tanh",
  ],
  ...["1.tanh_1.tanh_1.tanh_1.tanh_1.tanh_1.tanh_1.tanh", "<script>", "_".repeat(1000)],
])("layers %j are not understood", (layers) => {
  expect(misread(schema, "playground", `?${new URLSearchParams({ "playground.layers": layers })}`)).toEqual([
    "layers",
  ]);
});

test("a hostile address keeps the usual values", () => {
  const search =
    "?playground.rate=NaN&playground.epoch=99999999&playground.batch=0&playground.target=%00&playground.seed=-1";
  expect(misread(schema, "playground", search)).toEqual(["rate", "epoch", "batch", "target", "seed"]);
  expect(parse(schema, "playground", search)).toEqual(parse(schema, "playground", ""));
});
