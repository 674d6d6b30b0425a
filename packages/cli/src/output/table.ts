// Columns of text under quiet headings, numbers to the right.
import type { Paint } from "./terminal.js";
import { displayWidth, padEnd, padStart, printable, truncate, wrap } from "./text.js";

export interface Column {
  readonly heading: string;
  readonly cells: readonly string[];
  readonly align?: "left" | "right";
}

/** Up to this width a table that does not fit is told row by row; above, it is cut at the right. */
const narrow = 40;

/** Lines of a table, its columns two spaces apart. */
export function table(columns: readonly Column[], width: number, paint: Paint): string[] {
  const safe = columns.map((column) => ({ ...column, cells: column.cells.map(printable) }));
  const lines = sideBySide(safe);
  if (width <= narrow && lines.some((line) => displayWidth(line) > width))
    return rowByRow(safe, width, paint);
  const [heading, ...body] = lines.map((line) => truncate(line, width));
  return [paint("quiet", heading), ...body];
}

function sideBySide(columns: readonly Column[]): string[] {
  const padded = columns.map(({ heading, cells, align }) => {
    const texts = [heading, ...cells];
    const size = Math.max(...texts.map(displayWidth));
    return texts.map((text) => (align === "right" ? padStart : padEnd)(text, size));
  });
  return padded[0].map((_, row) =>
    padded
      .map((texts) => texts[row])
      .join("  ")
      .trimEnd(),
  );
}

/** The first column, and under it the others with their headings. */
function rowByRow([first, ...others]: readonly Column[], width: number, paint: Paint): string[] {
  return first.cells.flatMap((head, row) => {
    const filled = others.filter(({ cells }) => cells[row] !== "");
    const texts = filled.flatMap(({ heading, cells }) => wrap(`${heading} ${cells[row]}`, width - 2));
    return [paint("strong", truncate(head, width)), ...texts.map((text) => `  ${text}`)];
  });
}
