// @ts-check
// The words around the figures, in the two languages of the READMEs.

/** @typedef {"en" | "ja"} Language */
/** @typedef {{ cpu: string, node: string, date: string, rounds: number }} Where */
/** @typedef {{ rate: string, share: string, peak: string }} Speed 10⁹ operations a second, and percent */

/** @param {Language} language @param {string} date */
const day = (language, date) =>
  new Date(date).toLocaleDateString(language, {
    year: "numeric",
    month: "long",
    day: "numeric",
    timeZone: "UTC",
  });

/** "C, plain loops, f64" as C (plain loops, f64): a list of names needs its commas.
 * @param {string} name @param {string} comma */
function bracketed(name, comma) {
  const [first, ...rest] = name.split(", ");
  return rest.length > 0 ? `${first} (${rest.join(comma)})` : first;
}

/** @param {string} name */
function japaneseName(name) {
  const translated = name
    .replace("2 threads", "2 スレッド")
    .replace("plain loops", "素朴なループ")
    .replace("glibc's vector library", "glibc のベクトルライブラリ")
    .replace("Python alone", "Python だけ")
    .replace("traced", "トレース済み");
  return bracketed(translated, "、");
}

const english = {
  /** @param {string} name */
  name: (name) => bracketed(name, ", "),
  memory: "memory",
  comma: ", ",
  /** @param {string[]} parts */
  slower: (parts) => `kobai is slower ${parts.join("; ")}.`,
  /** @param {string} names */
  than: (names) => `than ${names}`,
  /** @param {string} figure @param {string} names */
  at: (figure, names) => `at ${figure} than ${names}`,
  fastest: "kobai is slower than none of them.",
  /** @param {Speed} speed */
  speed: ({ rate, share, peak }) =>
    ` Counted as if nothing were zero it computes at ${rate} GFLOP/s: ${share} % of the ${peak} that WebAssembly reaches in registers here.`,
  /** @param {string} times */
  twoCores: (times) => ` Two threads that share nothing ran ${times} times as fast as one here.`,
  /** @param {Where} where */
  where: ({ cpu, node, date, rounds }) =>
    ` (${cpu}, Node ${node.slice(1)}, ${day("en", date)}; ${rounds === 1 ? "one run each" : `medians of ${rounds} runs`})`,
};

/** @type {typeof english} */
const japanese = {
  name: japaneseName,
  memory: "メモリ",
  comma: "、",
  slower: (parts) => `kobai のほうが遅い相手: ${parts.join("。")}。`,
  than: (names) => names,
  at: (figure, names) => `${figure}では ${names}`,
  fastest: "kobai より速いものはありません。",
  speed: ({ rate, share, peak }) =>
    `ゼロがないものとして数えると ${rate} GFLOP/s で、このマシンで WebAssembly がレジスタだけを使って出せる ${peak} GFLOP/s の ${share} % です。`,
  twoCores: (times) => `何も共有しない 2 スレッドは、ここでは 1 スレッドの ${times} 倍の速さでした。`,
  where: ({ cpu, node, date, rounds }) =>
    `(${cpu}、Node ${node.slice(1)}、${day("ja", date)}、${rounds === 1 ? "1 回ずつ" : `${rounds} 回の中央値`})`,
};

export const words = { en: english, ja: japanese };
