// The three ports that the lab shows, compiled and run as a reader would: each is right, and says so itself.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { files, losses, passes } from "../../src/exercises/port/golden.js";
import { judge } from "../../src/exercises/port/judge.js";

const programs = fileURLToPath(new URL("../../src/exercises/port/programs/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "kobai-port-"));

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text());
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The commands of a program's first line. */
const ports = [
  { file: "port.c", commands: [["gcc", "-O2", "-o", "port", "port.c", "-lm"], ["./port"]] },
  {
    file: "Port.java",
    commands: [
      ["javac", "Port.java"],
      ["java", "Port"],
    ],
  },
  { file: "port.py", commands: [["python3", "port.py"]] },
];

function run([program, ...args]: readonly string[]): string {
  try {
    return execFileSync(program, args, { cwd: folder, encoding: "utf8" });
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw missing ? new Error(`no ${program}: the ports are run with gcc, javac, java and python3`) : error;
  }
}

describe.each(ports)("the port in $file", ({ file, commands }) => {
  it("prints the golden losses, but for the last bit of its exp", { timeout: 300_000 }, () => {
    copyFileSync(join(programs, file), join(folder, file));
    const printed = commands.map(run).at(-1)!;
    expect(printed.trim().split("\n")).toHaveLength(passes);
    expect(judge({ losses: printed })).toMatchObject({ kind: "right" });
  });
});

describe("the golden trace", () => {
  it("is that of CPython", () => {
    const trace = losses(passes);
    const python = { 1: 2.5263840763, 2: 2.5019429348, 10: 2.230489628, 50: 2.5747797434, 100: 1.6094148445 };
    for (const [pass, loss] of Object.entries({ ...python, 200: 0.3219935668, 1000: 0.1640148168 }))
      expect(trace[Number(pass) - 1]).toBeCloseTo(loss, 10);
  });

  it("is right as it is downloaded, and at any passes of it", () => {
    const trace = files["trace.txt"]();
    expect(judge({ losses: trace })).toEqual({ kind: "right", note: "same" });
    const everyTenth = trace.split("\n").filter((_, i) => i % 10 === 9);
    expect(judge({ losses: everyTenth.join("\n") })).toEqual({ kind: "right", note: "same" });
    expect(
      judge({
        losses: losses(20)
          .map((loss) => loss.toFixed(6))
          .join("\n"),
      }),
    ).toMatchObject({ note: "same" });
  });

  it("tells the last bit from another algorithm, and names the pass", () => {
    const bent = (by: number) => losses(100).map((loss, i) => (i < 41 ? loss : loss * (1 + by)));
    expect(judge({ losses: bent(1e-14).join("\n") })).toEqual({ kind: "right", note: "last-bit" });
    expect(judge({ losses: bent(1e-7).join("\n") })).toMatchObject({
      name: "tolerance",
      values: { pass: "42" },
    });
    expect(judge({ losses: bent(1e-3).join("\n") })).toMatchObject({ name: "later", values: { pass: "42" } });
  });
});
