// Promise C2: whatever call to the file system fails, and however, the command says so in one line and ends with 2, or
// ends as if nothing had happened; every file is whole, the old or the new one; the next run ends on the same weights.
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Call, Fault } from "./files.mjs";
import type { Ran } from "./run.js";
import {
  checkpointsIn,
  contents,
  goingOn,
  isTemporary,
  runWatched,
  type Stage,
  scenes,
  stageOf,
} from "./scenes.js";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "kobai-faults-"));
});
afterAll(() => rm(root, { recursive: true }));

/** What the line says of each error. */
const told: Readonly<Record<string, RegExp>> = {
  ENOSPC: /: the disk is full\. Free some space and try again|brought to the disk \(ENOSPC\)/,
  EIO: /: could not (read|write) it \(EIO\)\. Check the disk|brought to the disk \(EIO\)/,
  EACCES: /: no permission to (read|write) it\. Check the rights/,
};

function faultsOf({ name, writes }: Call): Fault[] {
  const errors = writes ? ["ENOSPC", "EIO", "EACCES"] : ["EIO", "EACCES"];
  return [
    ...errors.map((error) => ({ error })),
    ...(name === "handle.write" ? [{ short: true } as const] : []),
  ];
}

const withoutTimes = (text: string) => text.replace(/"trainSeconds":[\d.e-]+/, "");

describe.each(scenes)("kobai $name", (scene) => {
  let stage: Stage;
  let calls: Call[];
  let undisturbed: Ran;
  let before: Awaited<ReturnType<typeof contents>>;
  let after: typeof before;
  beforeAll(async () => {
    stage = await stageOf(scene, root);
    before = await contents(stage.folder);
    calls = [];
    undisturbed = await runWatched(stage.words, stage.folder, (call) => void calls.push(call));
    after = await contents(stage.folder);
    expect(undisturbed).toMatchObject({ code: 0, stderr: "" });
    expect(calls.length).toBeGreaterThan(0);
  }, 60_000);

  /** The command with one fault; the checkpoints that were in place when it came. */
  async function disturbed(number: number, fault: Fault) {
    await stage.set();
    const saved: string[] = [];
    const ran = await runWatched(stage.words, stage.folder, (call) => {
      if (call.number === number) return fault;
      return call.name === "rename" ? { after: () => saved.push(basename(call.path)) } : undefined;
    });
    return { ran, saved };
  }

  /** Every file is the old one or the new one, and none that was there is gone. */
  function expectWhole(found: typeof before, which: string): void {
    for (const name of Object.keys({ ...before, ...found }))
      if (!name.startsWith("step-") && !isTemporary(name))
        expect([before[name], after[name]], `${which}, ${name}`).toContain(found[name]);
  }

  /** The newest checkpoint that was finished, or one behind it, is there: names sort by step. */
  async function expectKept(saved: readonly string[], which: string): Promise<void> {
    const finished = saved.map((name) => /step-\d+/.exec(name)?.[0] ?? "").sort();
    const names = await readdir(checkpointsIn(stage.folder)).catch(() => []);
    const newest = names.filter((name) => name.startsWith("step-")).sort();
    expect((newest.at(-1) ?? "") >= (finished.at(-1) ?? ""), which).toBe(true);
  }

  async function expectGoesOn(which: string): Promise<void> {
    const { folder, words } = stage;
    const again = await runWatched(await goingOn(words, folder), folder, () => undefined);
    expect(again, which).toMatchObject({ code: 0, stderr: "" });
    expect(await contents(folder), which).toEqual(after);
  }

  test("tells of every fault of every call, or is not touched by it; nothing is lost", {
    timeout: 300_000,
  }, async () => {
    let count = 0;
    for (const call of calls) {
      const faults = faultsOf(call);
      for (const fault of faults) {
        const which = `${fault.error ?? "short"} in ${call.name} ${call.path}`;
        const { ran, saved } = await disturbed(call.number, fault);
        count++;
        if (ran.code === 0) expect(withoutTimes(ran.stdout), which).toBe(withoutTimes(undisturbed.stdout));
        else {
          expect(ran.code, `${which}: ${ran.stderr}`).toBe(2);
          expect(ran.stderr, which).toMatch(told[fault.error ?? ""]);
          expect(ran.stderr.split("\n").length, which).toBe(2);
        }
        const found = await contents(stage.folder);
        expectWhole(found, which);
        expect(Object.keys(found).filter(isTemporary), which).toEqual([]);
        await expectKept(saved, which);
        // what one error of a call leaves behind, the others leave, too
        if (fault === faults[0]) await expectGoesOn(which);
      }
    }
    console.log(`kobai ${scene.name}: ${count} faults in ${calls.length} file calls`);
  });
});

test("SIGINT and SIGTERM at any file call of a training save, say how to go on, and lose nothing", {
  timeout: 300_000,
}, async () => {
  const stage = await stageOf({ ...scenes[0], name: "interrupted" }, root);
  const calls: Call[] = [];
  await runWatched(stage.words, stage.folder, (call) => void calls.push(call));
  const after = await contents(stage.folder);
  let interrupted = 0;
  for (const { number, name, path } of calls) {
    const [signal, code] = number % 2 === 0 ? (["SIGINT", 130] as const) : (["SIGTERM", 143] as const);
    const which = `${signal} at ${name} ${path}`;
    await stage.set();
    const before = () => process.emit(signal, signal);
    const ran = await runWatched(stage.words, stage.folder, (call) =>
      call.number === number ? { before } : undefined,
    );
    if (ran.code !== 0) {
      interrupted++;
      expect(ran.code, which).toBe(code);
      // the lines of a terminal may be broken anywhere
      expect(ran.stderr.replace(/\s+/g, " "), which).toContain("go on with the same command and --resume");
    }
    const again = await runWatched(await goingOn(stage.words, stage.folder), stage.folder, () => undefined);
    expect(again.code, `${which}: ${again.stderr}`).toBe(0);
    expect(await contents(stage.folder), which).toEqual(after);
  }
  // those of all saves but the last, after which there is nothing more to stop
  const during = calls.filter(({ path }) => /step-0+[36]\./.test(path)).length;
  expect(interrupted).toBeGreaterThanOrEqual(during);
});
