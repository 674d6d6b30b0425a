// When to say "none of these". Softmax always gives its ten shares to ten digits, so a large probability is no proof:
// a scribble gets 0.99 too. Three things tell digits from scribbles better. Measured with eight networks, 1,200 digits
// and 480 scribbles of test/hands: together they refuse 54–84 % of the scribbles and 0.6–1.8 % of the digits that are
// read right; a probability below 0.8 alone refuses 29–55 % of the scribbles, and 1.8–2.2 % of those digits.
import type { Reading } from "./recognizer.js";

/** The largest logit above the mean of the ten: how much evidence was found at all. */
const leastEvidence = 6;
/** Below this, two digits are about as likely. */
const leastProbability = 0.5;
/** Pixels of ink; with the pen of 2 pixels hardly any digit in a box of 20 takes more. */
const mostInk = 120;

export type Doubt = "evidence" | "close" | "ink";

export function evidenceOf({ logits, digit }: Reading): number {
  const mean = logits.reduce((sum, logit) => sum + logit, 0) / logits.length;
  return logits[digit] - mean;
}

export function inkOf({ input }: Reading): number {
  return input.reduce((sum, ink) => sum + ink, 0);
}

/** Why the drawing seems to be no digit; undefined where nothing speaks against it. */
export function doubtOf(reading: Reading): Doubt | undefined {
  if (inkOf(reading) > mostInk) return "ink";
  if (evidenceOf(reading) < leastEvidence) return "evidence";
  return reading.probabilities[reading.digit] < leastProbability ? "close" : undefined;
}

/** The digit that comes second. */
export function secondOf({ probabilities, digit }: Reading): number {
  let second = digit === 0 ? 1 : 0;
  probabilities.forEach((share, other) => {
    if (other !== digit && share > probabilities[second]) second = other;
  });
  return second;
}
