// Everything the figure says in English.
export const en = {
  frame: {
    title: "Step and sigmoid",
    purpose:
      "The step jumps from 0 to 1 at once; the sigmoid gets there on a slope, and the slope says which way is up.",
    invitation:
      "Make the sigmoid steeper: drag the first number of its exponent. Can you make a step of it, and what becomes of its slope away from z = 0?",
  },
  plot: "Step and sigmoid over the sum",
  sum: "sum z",
  output: "output y",
  step: "step",
  sigmoid: "sigmoid",
  steepness: "steepness",
  formula: "the sigmoid at z",
  stepAt: (value: number) => `The step answers ${value}; its slope is 0 here, and tells nothing.`,
  slope: "slope",
  slopeAt: (slope: string) =>
    `The slope of the sigmoid is ${slope}: move z by a little, and y moves by ${slope} times that.`,
  said: (z: string, y: string, slope: string) => `At z ${z} the sigmoid is ${y}, its slope ${slope}.`,
};

export type Texts = typeof en;
