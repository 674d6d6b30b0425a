// Orders and likenesses of names.

/** Order by Unicode code point. The default order of JavaScript differs above U+FFFF. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    // At the first unit that differs, codePointAt sees a whole character in at least one of the two.
    if (a.charCodeAt(i) !== b.charCodeAt(i)) return rank(a.charCodeAt(i)) - rank(b.charCodeAt(i));
  }
  return a.length - b.length;
}

// Surrogates (U+D800…DFFF) stand for characters above all others: rank them after U+E000…FFFF.
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** The name most like the one asked for, if it is like it at all: at most two fifths of its letters differ. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.floor(name.length * 0.4) + 1;
  let looked = 0;
  for (const other of names) {
    // A search among thousands of columns, or of very long names, would cost more than the hint is worth.
    if (++looked > 1000 || name.length > 60) break;
    const distance = other.length > 60 ? least : edits(name.toLowerCase(), other.toLowerCase());
    if (distance < least) {
      best = other;
      least = distance;
    }
  }
  return best;
}

// Levenshtein: row[j] = edits between the first i letters of a and the first j of b.
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[b.length];
}
