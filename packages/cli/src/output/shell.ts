// A command that can be pasted into a shell.

/** Words with single quotes where a shell would read something else in them. */
export function shellCommand(words: readonly string[]): string {
  return words
    .map((word) => (/^[\p{L}\p{N}_@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(" ");
}
