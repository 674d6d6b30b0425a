import { afterEach, expect, it, vi } from "vitest";
import { define } from "./encode/function.js";
import { i32 } from "./encode/instruction.js";
import { link } from "./link.js";

const five = define("five", { parameters: [], results: ["i32"] }, () => i32(5));
const description = { memoryPages: 1, functions: [five], exports: ["five"] };

afterEach(() => {
  vi.restoreAllMocks();
});

it("compiles at once", async () => {
  const aside = vi.spyOn(WebAssembly, "compile");
  expect((await link(description)).exports.five()).toBe(5);
  expect(aside).not.toHaveBeenCalled();
});

it("compiles aside where the engine refuses to do it at once", async () => {
  const refused = vi.spyOn(WebAssembly, "Module").mockImplementation(function refuse() {
    throw new RangeError("disallowed on the main thread, if the buffer size is larger than 4KB");
  });
  expect((await link(description)).exports.five()).toBe(5);
  expect(refused).toHaveBeenCalledTimes(1);
});

it("passes on why an engine will not compile at all", async () => {
  const why = new WebAssembly.CompileError("disallowed by the policy of the page");
  vi.spyOn(WebAssembly, "Module").mockImplementation(function refuse() {
    throw why;
  });
  vi.spyOn(WebAssembly, "compile").mockRejectedValue(why);
  await expect(link(description)).rejects.toBe(why);
});
