// Everything the game of ten sliders says in English. Sliders are counted from 1.
export const en = {
  frame: {
    title: "Ten sliders",
    purpose:
      "Ten sliders make one number, the loss. Groping for 0 gets stuck; arrows that tell which way is down do not.",
    invitation: "Play it blind first: can you get below the careful player? Then play again with the arrows.",
  },
  rounds: "Round",
  round: { blind: "blind", arrows: "with arrows", machine: "the machine" },
  loss: "loss",
  moves: "moves",
  steps: "steps",
  slider: (slider: number) => `Slider ${slider}`,
  obey: (slider: number, right: boolean) => `Slider ${slider}: arrow to the ${right ? "right" : "left"}`,
  flat: (slider: number) => `Slider ${slider}: no arrow`,
  anotherGame: "Another game",
  blindHint: "The loss is all you are told. Each place that a slider moves by counts as one move.",
  arrowsHint: "Press an arrow to obey it, or point at one for its numbers.",
  /** What one arrow says, and what one whole move would do. */
  flatHere: (slider: number) => `Slider ${slider}: slope 0. Along this slider alone the ground is level.`,
  promise: (slider: number, slope: string, right: boolean) =>
    `Slider ${slider}: slope ${slope}, so the loss falls to the ${right ? "right" : "left"}, at first.`,
  kept: (before: string, after: string) => `One whole move takes it from ${before} to ${after}.`,
  broken: (before: string, after: string) =>
    `One whole move takes it from ${before} up to ${after}: the valley floor is less than a move away.`,
  level: (before: string) => `One whole move leaves it at ${before}: it lands as high on the other side.`,
  /** Between two sentences. */
  gap: " ",
  end: "The track ends here.",
  won: (moves: number) => `0 after ${moves} moves. You found one place out of 25,937,424,601.`,
  tired: (most: number) => `${most} moves. Reset the figure, or leave it to the machine.`,
  machine: {
    before: "In every step each slider moves by its slope × ",
    after: ", against the slope, all ten at once.",
    rate: "learning rate",
    waiting:
      "Press play. No arrow is obeyed by a whole move now: where the slope is gentle, the step is small.",
    settling: (step: number, loss: string) => `Step ${step}: the loss is ${loss}.`,
    swinging: (step: number, loss: string) =>
      `Step ${step}: the loss is ${loss}. At this rate each step overshoots, and it swings from side to side for ever.`,
  },
  plot: "The loss after every move, one line for each player",
  moveAxis: "moves or steps",
  players: {
    blind: "you, blind",
    arrows: "you, arrows",
    machine: "machine",
    careful: "careful player",
    obedient: "any arrow",
  },
  rivals: {
    blind: (moves: number, loss: string) =>
      `The careful player takes back every move that does not help: stuck at ${loss} after ${moves} moves.`,
    arrows: (moves: number, loss: string) =>
      `Someone who obeys arrows picked by chance is at ${loss} after ${moves} moves.`,
  },
  said: (slider: number, place: number, loss: string) => `Slider ${slider} at ${place}. Loss ${loss}.`,
};

/** What every language must have: a missing text is a type error. */
export type Texts = typeof en;
