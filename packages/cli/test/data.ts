// Small data made from nothing, the same each time.
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Three kinds of flowers that two numbers and a color tell apart. */
export function flowers(rows: number, from = 0): string {
  const kinds = ["rose", "tulip", "daisy"];
  const lines = Array.from({ length: rows }, (_, i) => {
    const kind = (i + from) % 3;
    const wobble = (((i + from) * 7919) % 101) / 100;
    return `${(2 * kind + wobble).toFixed(2)},${(5 - kind + wobble / 2).toFixed(2)},${kind === 2 ? "white" : "red"},${kinds[kind]}`;
  });
  return `width,height,color,kind\n${lines.join("\n")}\n`;
}

/** Prices that follow from the size. */
export function prices(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => `${i},${(3 * i + ((i * 7919) % 11)).toFixed(1)}`);
  return `size,price\n${lines.join("\n")}\n`;
}

/** A new folder with these files. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "kobai-cli-"));
  for (const [name, contents] of Object.entries(files)) await writeFile(join(folder, name), contents);
  return folder;
}

/** Two things that may happen together, and two numbers, all of which follow from one number. */
export function weather(rows: number, from = 0): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const humidity = ((i + from) * 37) % 101;
    return `${humidity},${humidity > 60 ? "yes" : "no"},${humidity < 30 || humidity > 80 ? 1 : 0},${2 * humidity + 5},${50 - humidity}`;
  });
  return `humidity,rain,wind,fog depth,sight\n${lines.join("\n")}\n`;
}
