// Texts of a reader's table inside a sentence.
const longest = 40;

/** On one line, cut where it is long. */
export const short = (text: string) => {
  const plain = text.replace(/[\p{C}\u2028\u2029]/gu, "\ufffd");
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
};
