// Every exercise in which a program is written, in both programming languages: the solution passes, the starter does not,
// every slip is named, and so is nothing else.
import { describe, expect, it } from "vitest";
import { type Exercise, programmingLanguages } from "../../src/exercises/exercise.js";
import type { ProgramLanguage } from "../../src/sandbox/program.js";
import { runHere } from "./run.js";

const modules = import.meta.glob<{ default: Exercise }>("../../src/exercises/*/index.ts");
const all = await Promise.all(
  Object.entries(modules).map(async ([path, load]) => ({
    id: path.split("/").at(-2)!,
    work: (await load()).default.work,
  })),
);
const programs = all.flatMap(({ id, work }) =>
  work.kind === "program" ? programmingLanguages.map((language) => ({ id, work, language })) : [],
);

/** What a program may hand out that has nothing to do with the question. */
const junk = [null, "NaN", 0, [], {}, [null], { y: "Infinity" }, [[["NaN"]]], true];

describe.each(programs)("the program of exercise $id in $language", ({ work, language }) => {
  async function judged(source: string) {
    const outcome = await runHere({ language, source, probe: work.probe[language] });
    return outcome.kind === "done" ? work.judge(outcome.value) : outcome;
  }

  it("is right in its solution", async () => {
    expect(await judged(work.solution[language])).toMatchObject({ kind: "right" });
  });

  it("runs in its starter, and is not right", async () => {
    expect(await runHere({ language, source: work.starter[language] })).toMatchObject({ kind: "done" });
    expect((await judged(work.starter[language])).kind).not.toBe("right");
  });

  it("prints something in its solution", async () => {
    const { output } = await runHere({ language, source: work.solution[language] });
    expect(output).toMatch(/\d/);
  });

  it.each(Object.keys(work.mistakes))("names the slip “%s”", async (name) => {
    expect(await judged(work.mistakes[name][language])).toMatchObject({ kind: "mistake", name });
  });

  it.each(junk)("takes %j for nothing", (observed) => {
    expect(work.judge(observed).kind).not.toBe("right");
  });
});

describe("all programs together", () => {
  it("know at least 55 slips by name, each in both programming languages", () => {
    const slips = programs.filter(({ language }) => language === ("python" satisfies ProgramLanguage));
    expect(
      slips.reduce((sum, { work }) => sum + Object.keys(work.mistakes).length, 0),
    ).toBeGreaterThanOrEqual(55);
  });
});
