// `kobai train` interrupted, killed and resumed.
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { load } from "kobai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { flowers, folderWith } from "./data.js";
import { kobaiIn } from "./kobai.js";

let folder: string;
const { run, printed } = kobaiIn(() => folder);

beforeAll(async () => {
  folder = await folderWith({ "flowers.csv": flowers(90) });
});
afterAll(() => rm(folder, { recursive: true }));

describe("a run that is stopped", () => {
  const long = ["train", "flowers.csv", "--epochs", "100000", "--batch-size", "1"];
  const stopWith = (...signals: NodeJS.Signals[]) => {
    let sent = false;
    return (child: { kill: (signal: NodeJS.Signals) => void }, stdout: string) => {
      if (sent || !/\nepoch +[5-9]/.test(stdout)) return;
      sent = true;
      for (const signal of signals) child.kill(signal);
    };
  };

  /** Kills at a moment that nobody chose: some milliseconds after training has begun. */
  const killAfter = (milliseconds: number) => {
    let waiting = false;
    return (child: { kill: (signal: NodeJS.Signals) => void }) => {
      if (!waiting) setTimeout(() => child.kill("SIGKILL"), milliseconds);
      waiting = true;
    };
  };

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("by %s ends with %i and says what is kept", async (signal, exitCode) => {
    const words = [...long, "--checkpoint", `ck-${signal}`, "--out", "stopped.safetensors"];
    const { code, stdout, stderr } = await run(words, { onOutput: stopWith(signal) });
    expect({ code, stderr }).toEqual({ code: exitCode, stderr: "" });
    expect(stdout).toMatch(/\nstopped {5}in epoch \d+ of 100000\n/);
    expect(stdout).toContain(
      `\nkept        ck-${signal}: go on with the same command and --resume\n            stopped.safetensors: the model as it was at this moment\n`,
    );
    expect(load(await readFile(join(folder, "stopped.safetensors"))).layers.length).toBe(2);
    expect((await readdir(join(folder, `ck-${signal}`))).length).toBeGreaterThanOrEqual(2);
  });

  test("by a Ctrl-C that npm hands on, so that it comes twice, saves all the same", async () => {
    const words = [...long, "--checkpoint", "ck-twice"];
    const { code, stdout } = await run(words, { onOutput: stopWith("SIGINT", "SIGINT") });
    expect(code).toBe(130);
    expect(stdout).toContain("\nkept        ck-twice: go on with the same command and --resume\n");
  });

  test("without a place to keep anything says so", async () => {
    const { stdout } = await run(long, { onOutput: stopWith("SIGINT") });
    expect(stdout).toContain("\nkept        nothing; with --checkpoint DIR the run could go on from here\n");
  });

  test("goes on to the same weights, killed or interrupted", async () => {
    const words = ["train", "flowers.csv", "--epochs", "80", "--batch-size", "4", "--checkpoint"];
    const whole = await printed([...words, "whole", "--json"]);
    const { weightsHash: hash } = JSON.parse(whole);
    await run([...words, "part"], { onOutput: stopWith("SIGKILL") });
    for (const after of [40, 160]) await run([...words, "part", "--resume"], { onOutput: killAfter(after) });
    await run([...words, "part", "--resume"], { onOutput: stopWith("SIGINT") });
    expect(JSON.parse(await printed([...words, "part", "--resume", "--json"])).weightsHash).toBe(hash);
    // A checkpoint is a model, too.
    const newest = (await readdir(join(folder, "part")))
      .filter((name) => name.startsWith("step"))
      .sort()
      .at(-1);
    expect(await printed(["inspect", join("part", newest as string)])).toContain(`hash        ${hash}\n`);
  });
});
