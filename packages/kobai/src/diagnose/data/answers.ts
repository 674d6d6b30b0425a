// How the classes are shared out among the rows.
import type { Dataset } from "../../data/dataset.js";
import { type Finding, finding } from "../finding.js";

/** From here on the share of right answers says little. */
const lopsided = 10;
/** Fewer rows of a class cannot be learned from and tested, too. */
const fewest = 5;

export function answerFindings({ labels }: Dataset, names: readonly string[] | undefined): Finding[] {
  if (labels === undefined) return [];
  const counts: number[] = [];
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  const present = [...counts.keys()].filter((label) => counts[label] !== undefined);
  const sorted = present.sort((a, b) => counts[b] - counts[a]);
  const [most, least] = [sorted[0], sorted[sorted.length - 1]];
  const nameOf = (label: number) => names?.[label] ?? label;
  const rarest = counts[least];
  const rare = sorted.filter((label) => counts[label] < fewest);
  return [
    ...(counts[most] >= lopsided * rarest
      ? [
          finding(
            "data/imbalance",
            { answers: [nameOf(most), nameOf(least)] },
            { commonest: counts[most], rarest, of: labels.length },
          ),
        ]
      : []),
    ...(rare.length > 0 && labels.length >= 2 * fewest
      ? [finding("data/rare", { answers: rare.map(nameOf) }, { rarest: counts[rare[0]] })]
      : []),
  ];
}
