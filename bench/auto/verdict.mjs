// @ts-check
// The splits of one table as a line: both means with their standard deviations, and whether ours is worse than may be.

/** What we may be worse by: a share of right answers, or of explained variance. */
const allowed = { classes: 0.01, numbers: 0.02 };

/** @param {import("../auto.mjs").Split[]} splits */
export function verdict(splits) {
  const [{ name, rows, inputs, classes }] = splits;
  const theirs = splits.map(({ score }) => score);
  const ours = splits.map(({ ours }) => ours.score);
  const difference = mean(ours) - mean(theirs);
  const worse = difference < -(classes ? allowed.classes : allowed.numbers);
  const seconds = [splits.map(({ seconds }) => seconds), splits.map(({ ours }) => ours.seconds)].map(mean);
  const cells = [
    name.padEnd(12),
    String(rows).padStart(5),
    String(inputs).padStart(6),
    (classes ? "right" : "R2").padEnd(5),
    summary(theirs).padEnd(15),
    summary(ours).padEnd(15),
    `${difference >= 0 ? "+" : ""}${difference.toFixed(4)}${worse ? " worse" : ""}`.padEnd(10),
    seconds.map((value) => value.toFixed(2)).join(" "),
  ];
  return { line: cells.join("  "), worse };
}

/** @param {number[]} values */
function summary(values) {
  const spread = Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
  return `${mean(values).toFixed(4)} ± ${spread.toFixed(4)}`;
}

/** @param {number[]} values */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
