// Where a training stands, in one sentence.
import type { Formats } from "../../../catalogue/format.js";
import { tickText } from "../../../kit/plot/scale.js";
import { commonest, type RowAnswer } from "../model/answers.js";
import type { Scores } from "../model/moment.js";
import type { Divergence } from "../model/training.js";
import type { Texts } from "../texts/en.js";

/** With the same decimals while it moves, and as a power of ten where it is beyond all measure. */
export function lossText(loss: number, formats: Formats): string {
  if (!Number.isFinite(loss)) return "∞";
  return loss < 1e4 ? formats.number(loss, loss < 0.1 ? 5 : 3) : tickText(Number(loss.toPrecision(3)));
}

export function scoreText({ train, test }: Scores, epoch: number, { words, formats }: Said): string {
  const loss = (value: number) => lossText(value, formats);
  const losses = words.status(formats.number(epoch), loss(train.loss), loss(test.loss));
  if (train.accuracy === undefined || test.accuracy === undefined) return losses + words.end;
  return losses + words.right(formats.percent(train.accuracy, 0), formats.percent(test.accuracy, 0));
}

/** Epochs after which it is worth a word that nothing has been learned. */
const patience = 20;

/** What always giving the commonest answer would be worth, where the network is no better. */
export function hint({ test }: Scores, epoch: number, rows: readonly RowAnswer[]): number | undefined {
  if (test.accuracy === undefined || epoch < patience) return undefined;
  const share = commonest(rows.filter((row) => row.test));
  return test.accuracy <= share + 0.02 ? share : undefined;
}

export function divergedText(
  epoch: number,
  { step, layer, learningRate }: Divergence,
  { words, formats }: Said,
): string {
  return words.diverged(formats.number(epoch), formats.number(step), layer, String(learningRate));
}

interface Said {
  readonly words: Texts;
  readonly formats: Formats;
}
