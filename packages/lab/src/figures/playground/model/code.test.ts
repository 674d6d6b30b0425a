import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { weightsHash } from "kobai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { printed } from "../../../../test/browser/code.js";
import { parse } from "../../../url-state.js";
import { type State, schema } from "../state.js";
import { code, command } from "./code.js";
import type { GivenName } from "./points.js";
import { setupOf } from "./setup.js";
import { givenSource, ownSource, type Source } from "./source.js";
import { readTable } from "./table.js";
import { Training } from "./training.js";

const stateWith = (changes: Partial<State>): State => ({ ...parse(schema, "playground", ""), ...changes });

/** What the figure has after the epoch of a state: the last losses, and the hash of its weights. */
async function shown(state: State, source: Source) {
  const training = new Training(setupOf(state, source));
  const { model, history } = await training.at(state.epoch);
  training.close();
  const last = history[history.length - 1];
  return { losses: last && [last.loss, last.validation!.loss], hash: await weightsHash(model) };
}
const words = (text: string) => text.trim().split(/\s+/);

describe("copied as code it makes the same weights", () => {
  const layers = [
    { size: 5, activation: "relu" },
    { size: 3, activation: "leaky-relu" },
  ] as const;
  test.each<[string, Partial<State>]>([
    ["as it opens", {}],
    ["for XOR without hidden layers", { data: "xor", layers: [], loss: "mean-squared-error", epoch: 3 }],
    ["for the spiral", { data: "spiral", layers, optimizer: "adam", rate: 0.01, seed: 7, epoch: 12 }],
    [
      "for Pythagoras",
      { data: "pythagoras", loss: "squared-error", optimizer: "rmsprop", rate: 0.001, batch: 1000, epoch: 9 },
    ],
    ["with weight decay", { optimizer: "adamw", epoch: 2 }],
    ["before the first epoch", { data: "spiral", epoch: 0 }],
  ])("%s", async (_, changes) => {
    const state = stateWith(changes);
    const { losses, hash } = await shown(state, givenSource(state.data as GivenName));
    const [train, test, ...rest] = words(printed(code(state)));
    if (losses) expect([train, test].map(Number)).toEqual(losses);
    expect(rest).toEqual([hash]);
  });
});

describe("with a table of one's own", () => {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const x = (i % 7) - 3;
    const size = i === 5 ? "" : String(10 + ((3 * i) % 11));
    return `${x},${i % 3 === 0 ? "red" : "blue"},${size},${x > 0 ? "far" : x < -1 ? "near" : "mid"},${(2 * x + 0.5 * (i % 3)).toFixed(2)}`;
  });
  const text = `x,color,"the size",kind,amount\n${rows.join("\n")}\n`;
  const folder = mkdtempSync(join(tmpdir(), "playground-"));
  const file = join(folder, "data.csv");
  beforeAll(() => writeFileSync(file, text));
  afterAll(() => rmSync(folder, { recursive: true }));
  const kobai = fileURLToPath(new URL("../../../../../cli/bin/kobai.js", import.meta.url));

  test.each<[string, Partial<State>]>([
    ["classes", { target: "kind", missing: "drop", epoch: 6, optimizer: "adam", rate: 0.02, seed: 3 }],
    ["numbers, with cells filled in", { target: "amount", missing: "mean", epoch: 4, batch: 7, layers: [] }],
    [
      "a name with a space, and another loss",
      { target: "the size", missing: "drop", loss: "squared-error", rate: 0.01, epoch: 3 },
    ],
  ])("%s: program and command make the weights of the figure", async (_, changes) => {
    const state = stateWith({ data: "own", ...changes });
    const { target, missing } = state;
    const table = readTable({ bytes: new TextEncoder().encode(text), name: "data.csv", target, missing });
    const { losses, hash } = await shown(state, ownSource(table.encoded, "own"));
    const program = code(state).replace(`readFile("data.csv")`, `readFile(${JSON.stringify(file)})`);
    const [train, test, ...rest] = words(printed(program));
    expect([train, test].map(Number)).toEqual(losses);
    expect(rest).toEqual([hash]);
    const line = command(state)!.replace(/^kobai/, `'${process.execPath}' '${kobai}'`);
    const output = execFileSync("sh", ["-c", `${line} --json`], { cwd: folder, encoding: "utf8" });
    expect(JSON.parse(words(output.trim().split("\n").at(-1)!).join(" ")).weightsHash).toBe(hash);
  });

  test("there is a command for no other data, for no epoch and for mixed activations", () => {
    const mixed: State["layers"] = [
      { size: 2, activation: "tanh" },
      { size: 2, activation: "relu" },
    ];
    for (const changes of [{}, { data: "own", epoch: 0 }, { data: "own", layers: mixed }] as Partial<State>[])
      expect(command(stateWith(changes))).toBeUndefined();
  });
});
