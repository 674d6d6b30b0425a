// Every exercise of the lab, by the id that its folder, its page and its place in the lecture share; in the lecture's order.
import type { Exercise } from "./exercise.js";

export const exercises: Readonly<Record<string, () => Promise<Exercise>>> = {};
