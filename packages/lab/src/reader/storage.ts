// What the reader chose, kept in the browser. Where storage is switched off nothing is kept and nothing breaks.

export type Choice = "theme" | "language";

export function remember(choice: Choice, value: string): void {
  try {
    localStorage.setItem(`kobai.${choice}`, value);
  } catch {
    // private windows may refuse; the choice then lasts as long as the page
  }
}
