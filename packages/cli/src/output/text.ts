// Text that fits a terminal: how wide it is drawn, cut and padded to a width, and safe to print.
// What we draw with is ASCII and braille: both are one column wide in every locale, while the usual box and block
// characters are two columns wide in many Japanese terminals (Unicode Standard Annex 11, "Ambiguous").

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|^\p{Emoji_Presentation}|^[\u{20000}-\u{3fffd}]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Without characters that would move the cursor, change colors or break the line: names come from files of others. */
export function printable(text: string): string {
  return text.replace(control, (character) => (/\s/.test(character) ? " " : "\ufffd"));
}

/** A text inside a message: printable, quoted, cut when it is long. */
export function quoted(text: string): string {
  const safe = printable(text);
  return `"${safe.length > 60 ? `${safe.slice(0, 57)}...` : safe}"`;
}

/** Columns that a text takes; of text without escape sequences. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}

/** Cut to a width; what is cut ends with "..". */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const tail = width >= 6 ? ".." : "";
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    if (displayWidth(kept + segment) > width - tail.length) break;
    kept += segment;
  }
  return kept + tail;
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** Words of a sentence on lines of at most `width` columns; a longer word stands alone on its line, and a percent sign
 * stays with its number. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/ (?!%)/)) {
    const last = lines[lines.length - 1];
    if (last !== undefined && displayWidth(last) + 1 + displayWidth(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
