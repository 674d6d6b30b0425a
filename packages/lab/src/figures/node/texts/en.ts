// Everything the figure says in English.
export const en = {
  frame: {
    title: "One node",
    purpose:
      "A node weighs its inputs, adds them up and answers 1 when the sum is large enough. The inputs it answers 1 to lie on the shaded side of the line.",
    invitation: "Drag the point, or any number. Find weights that make the line stand upright.",
  },
  threshold: "With a threshold",
  bias: "With a bias",
  input: (index: number) => `input x${index}`,
  weight: (index: number) => `weight w${index}`,
  thresholdName: "threshold C",
  biasName: "bias b",
  diagram: "Two inputs, a bias, one node.",
  plane: "All pairs of inputs",
  everywhere: (answer: 0 | 1) => `${answer} everywhere`,
  answers: (value: number) => `answers ${value}`,
  point: "The inputs as a point",
  said: (sum: string, threshold: string, answer: number) =>
    `The sum is ${sum}, the threshold ${threshold}: the node answers ${answer}.`,
};

export type Texts = typeof en;
