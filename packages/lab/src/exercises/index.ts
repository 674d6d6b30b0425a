// Every exercise of the lab, by the id that its folder, its page and its place in the lecture share; in the lecture's order.
import type { Exercise } from "./exercise.js";

export const exercises: Readonly<Record<string, () => Promise<Exercise>>> = {
  "3-1": async () => (await import("./3-1/index.js")).default,
  "3-2": async () => (await import("./3-2/index.js")).default,
  "3-3": async () => (await import("./3-3/index.js")).default,
  "3-4": async () => (await import("./3-4/index.js")).default,
  "3-5": async () => (await import("./3-5/index.js")).default,
  "3-6": async () => (await import("./3-6/index.js")).default,
  "3-8": async () => (await import("./3-8/index.js")).default,
  "3-7": async () => (await import("./3-7/index.js")).default,
  "3-9": async () => (await import("./3-9/index.js")).default,
  "3-10": async () => (await import("./3-10/index.js")).default,
  "3-11": async () => (await import("./3-11/index.js")).default,
  "3-12": async () => (await import("./3-12/index.js")).default,
  port: async () => (await import("./port/index.js")).default,
  summary: async () => (await import("./summary/index.js")).default,
};
