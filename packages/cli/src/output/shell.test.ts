import { expect, test } from "vitest";
import { shellCommand } from "./shell.js";

test("words that a shell would take apart are quoted", () => {
  const words = ["kobai", "train", "花.csv", "my data.csv", "it's", "$HOME", "images,labels", ""];
  expect(shellCommand(words)).toBe("kobai train 花.csv 'my data.csv' 'it'\\''s' '$HOME' images,labels ''");
});
