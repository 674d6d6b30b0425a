/** Pixels of a line of small text, roughly: what is not of Europe is twice as wide. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > "\u02ff" ? 13 : 7.5), 0);
