// Everything the figure of learning rates says in English.
export const en = {
  frame: {
    title: "Several learning rates",
    purpose:
      "The same network, the same first weights, six learning rates. Does a larger one always learn faster?",
    invitation: "Predict first, then look. After that, try a rate of your own, and another seed.",
  },
  question: "Smallest loss after 1,000 iterations:",
  plot: "The loss over 1,000 iterations, one line for each learning rate",
  pass: "iteration",
  loss: "loss",
  mean: "the mean",
  waiting: "So far you see the slowest of the six. Choose one, and the others appear.",
  computing: (done: number, all: number) => `Training: ${done} of ${all} rates done.`,
  right: (rate: string, loss: string) => `Right: a rate of ${rate} comes down to ${loss}.`,
  wrong: (guess: string, loss: string, best: string, bestLoss: string) =>
    `A rate of ${guess} ends at ${loss}. The smallest loss comes from ${best}: ${bestLoss}.`,
  lost: (count: number) =>
    `At ${count} of the six the last iterations are no better than always answering the mean: nothing has been learned.`,
  /** Between two sentences. */
  gap: " ",
  tryOwn: { before: "A rate of your own: ", seed: ". Other examples and first weights: seed ", after: "." },
  own: "your own learning rate",
  yours: "yours, ",
  seed: "seed",
  table: "What becomes of each rate",
  head: {
    rate: "rate",
    end: "loss after 1,000 iterations",
    late: "in the last 100 iterations",
    answers: "its answers",
  },
  range: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
};

/** What every language must have: a missing text is a type error. */
export type Texts = typeof en;
