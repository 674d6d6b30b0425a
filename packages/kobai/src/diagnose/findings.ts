// What every finding says: the cause, then one thing to try. Places stand before it, as whoever shows them knows them.

type Of = { count: number; of: number };

export const findingMessages = {
  "data/constant": (_: object) =>
    "the same in every row, so that nothing can be learned from it. Leave it out.",
  "data/same-columns": (_: object) =>
    "the same numbers in every row, so that one of them says all. Keep one.",
  "data/ranges": ({ factor }: { factor: number }) =>
    `the widest column varies ${about(factor)} times as much as the narrowest, which a network would hardly notice. Scale the inputs, as kobai train does by itself.`,
  "data/identifier": (_: object) =>
    "different in almost every row, as names and ids are: what is learned about one of them helps with no other. Leave it out.",
  "data/row-number": (_: object) =>
    "counts up by 1 from row to row: it tells the order of the rows, and the answer where they are sorted by it. Leave it out.",
  "data/leak": ({ measure, alone, without }: { measure: "right" | "r2"; alone: number; without: number }) =>
    measure === "right"
      ? `alone it tells the class in ${percent(alone)} of the rows (the commonest class: ${percent(without)}), as only the answer itself would. Leave it out, unless it is known before the answer is.`
      : `alone it explains ${percent(alone)} of the target's variance, as only the answer itself would. Leave it out, unless it is known before the answer is.`,
  "data/duplicates": ({ count, of }: Of) =>
    `${rows(count)} of ${of} ${count === 1 ? "says" : "say"} the same as an earlier one. Remove them before you set test rows aside, or the test knows them already.`,
  "data/contradictions": ({ count, of, best }: Of & { best: number }) =>
    `${rows(count)} of ${of} have the inputs of another row and a different class, so that nobody can tell more than ${percent(best)}. Look for a column that is missing.`,
  "data/across": ({ count, of }: Of) =>
    `${rows(count)} of the ${of} to test on ${count === 1 ? "is" : "are"} among those to learn from, so that the test asks what was told before. Remove them from one side.`,
  "data/imbalance": ({ rarest, commonest, of }: { rarest: number; commonest: number; of: number }) =>
    `the commonest class has ${commonest} of ${rows(of)}, the rarest ${rarest}: always answering the commonest is right in ${percent(commonest / of)}. Judge by each class, not by the share of right answers.`,
  "data/rare": ({ rarest }: { rarest: number }) =>
    `${rows(rarest)} ${rarest === 1 ? "is" : "are"} too few to learn a class from and to test it. Find more of them, or join it with another class.`,
  "training/diverged": ({ cause, largest, learningRate }: Divergence) =>
    cause === "inputs"
      ? `the loss became NaN or infinite, because inputs reach ${about(largest)}. Scale the inputs.`
      : `the loss became NaN or infinite, because steps of learningRate ${learningRate} overshoot further each time. Try ${Number((learningRate / 10).toPrecision(2))}.`,
  "training/no-progress": ({ loss, baseline }: { loss: number; baseline: number }) =>
    `the loss ended at ${short(loss)}, and always giving the same best answer reaches ${short(baseline)}: nothing was learned from the inputs. Try another learningRate or more epochs, then look at the columns.`,
  "training/dead": ({ count, of }: Of) =>
    `${count} of ${of} relu units answer 0 to every row, and no gradient comes back through them. Try a smaller learningRate, or leaky-relu.`,
  "training/saturated": ({ count, of }: Of) =>
    `${count} of ${of} units stand at the end of their curve for nearly every row, where its slope is almost 0. Scale the inputs, or try a smaller learningRate.`,
  "training/equal": ({ count, of }: Of) =>
    `${count} of ${of} units have the weights of another one: alike at the start, they get the same gradient and stay alike. Begin with random weights.`,
  "training/overfitting": ({
    learned,
    judged,
    measure,
  }: {
    learned: number;
    judged: number;
    measure: Measure;
  }) =>
    measure === "accuracy"
      ? `${percent(learned)} of the rows it learned from are right, and ${percent(judged)} of those set aside: it knows its rows by heart. Add rows, or try fewer hidden units or L2.`
      : `the loss is ${short(learned)} on the rows it learned from, and ${short(judged)} on those set aside: it knows its rows by heart. Add rows, or try fewer hidden units or L2.`,
  "training/past-best": ({ best, last }: { best: number; last: number }) =>
    `the loss of the rows set aside was ${short(best)} in this epoch and rose to ${short(last)} by the last. Stop here: earlyStopping keeps the best weights.`,
  "training/unfinished": ({ before, last }: { before: number; last: number }) =>
    `the loss was still falling at the end, from ${short(before)} to ${short(last)} in the last fifth. Give it more epochs.`,
};

type Measure = "accuracy" | "loss";
type Divergence = { cause: "inputs" | "rate"; largest: number; learningRate: number };
type Messages = typeof findingMessages;
export type FindingCode = keyof Messages;
export type FindingFields = { [Code in FindingCode]: Parameters<Messages[Code]>[0] };

function rows(count: number): string {
  return count === 1 ? "1 row" : `${count} rows`;
}

/** 0.9634 → "96.3 %"; 100 only where it is all. */
function percent(share: number): string {
  return `${share < 1 ? Math.min(99.9, Number((100 * share).toFixed(1))) : 100} %`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** Two digits are enough for a size. */
function about(value: number): string {
  const rounded = Number(value.toPrecision(2));
  return rounded >= 1e6 ? rounded.toExponential().replace("e+", "e") : String(rounded);
}
