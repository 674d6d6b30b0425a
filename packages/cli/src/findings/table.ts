// A table read as far as it can be, with all that the strict reader says about the rest.
import { encode, loadTable, type Note, type TableFile } from "@kobai/tables";
import { readUnpacked } from "../data/source.js";
import { type TrainingData, tableData } from "../data/training.js";
import type { TrainFlags } from "../options/train.js";
import type { Told } from "./lines.js";
import { survey } from "./refusals.js";

export interface Surveyed {
  /** Absent where nothing is left to look at. */
  readonly data?: TrainingData;
  readonly refused: readonly Told[];
}

/** Empty cells are filled for the look, and told once for all. */
export async function surveyTable(file: TableFile, { targets, task }: TrainFlags): Promise<Surveyed> {
  const bytes = await readUnpacked(file.path);
  const { read, refused } = await survey(bytes, async (left) =>
    encode(await loadTable({ ...file, gzip: false }, left), {
      missing: "mean",
      task,
      ...(targets && { targets }),
    }),
  );
  if (read === undefined) return { refused };
  const empty = read.notes.filter(isFilled);
  const notes = read.notes.filter((note) => !isFilled(note));
  return {
    data: await tableData(file.path, { ...read, notes }),
    refused: [...refused, ...empty.map(emptyCells)],
  };
}

type Filled = Note<"note/filled">;

function isFilled(note: Note): note is Filled {
  return note.code === "note/filled";
}

function emptyCells({ fields: { columns, cells } }: Filled): Told {
  const [what, them, their] =
    cells === 1 ? ["1 cell is", "it", "its row"] : [`${cells} cells are`, "them", "their rows"];
  const message = `${what} empty, and training refuses what it does not know. Use --missing mean to fill ${them}, or --missing drop to leave ${their} out.`;
  return { code: "file/empty-cells", weight: "problem", place: { columns }, message };
}
