// What the compiler refuses, beside what each refusal says.
import { afterEach, expect, test, vi } from "vitest";
import { caught, caughtAsync } from "../../test/caught.js";
import { dense } from "../network/dense.js";
import { network } from "../network/network.js";
import { Allocator } from "./allocator.js";
import { compiledRunner } from "./runner.js";

afterEach(() => vi.restoreAllMocks());

test("the compiler refuses what 4 GiB cannot hold", () => {
  const memory = new Allocator();
  memory.take(4.5 * 2 ** 30);
  expect(caught(() => memory.pages())).toBe(
    'compile/too-large: compile: expected network and data to fit into the 4 GiB that WebAssembly can address, got 4.5 GiB. Use precision "f32", fewer rows at a time or a smaller network.',
  );
});

test("the compiler refuses an engine without SIMD", async () => {
  vi.spyOn(WebAssembly, "validate").mockReturnValue(false);
  const small = network({ inputSize: 1 }, [dense(1, "sigmoid")]);
  expect(await caughtAsync(() => compiledRunner(small))).toBe(
    "compile/no-simd: compile: expected an engine with WebAssembly SIMD (Node 16.4, Chrome 91, Firefox 89, Safari 16.4 or newer), got one without. Update it.",
  );
});
