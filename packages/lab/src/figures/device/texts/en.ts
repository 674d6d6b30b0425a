// Everything the figure says in English.
export const en = {
  frame: {
    title: "A box with inputs and outputs",
    purpose:
      "Four numbers go in on the left, two come out on the right, and every number is between 0 and 1.",
    invitation:
      "Fill the cells one by one, then move a number slowly: which output changes, and how suddenly?",
  },
  inputs: "Inputs: how full each cell is",
  cell: (name: string, value: string) => `Cell ${name}, filled ${value}. Press to fill or empty it.`,
  input: (name: string) => `input ${name}`,
  diagram: "Four inputs, four hidden nodes, two outputs.",
  outputs: ["vertical line", "horizontal line"],
  said: (vertical: string, horizontal: string) => `Vertical line ${vertical}, horizontal line ${horizontal}.`,
  hint: "Blue adds, orange takes away, a dotted edge has weight 0; a square is always 1. Point at any of them for its number.",
};

export type Texts = typeof en;
