// Everything the curve under fog says in English.
export const en = {
  frame: {
    title: "A valley in fog",
    purpose:
      "All that the walker knows of the curve is the slope underfoot. That is enough to walk down, and too little to know whether this is the deepest valley.",
    invitation: "Step on until the walker stands still. Then lift the fog, and try another start.",
  },
  plot: "The curve",
  x: "x",
  y: "y",
  start: "start",
  rate: "learning rate",
  formula: "the next step: place minus learning rate times slope",
  names: { place: "place", rate: "rate", slope: "slope", next: "next" },
  lift: "Lift the fog",
  lower: "Let the fog come back",
  slope: "slope",
  step: "next step",
  valleys: { deep: (y: string) => `deepest: y = ${y}`, shallow: (y: string) => `y = ${y}` },
  walking: (step: number, y: string, uphill: "left" | "right") =>
    `Step ${step}, y = ${y}. The ground rises to the ${uphill}, so the walk goes ${uphill === "right" ? "left" : "right"}.`,
  settled: {
    fog: (step: number, y: string) =>
      `Step ${step}, y = ${y}. The slope is as good as 0: the walk stops. Is this the deepest place there is?`,
    deep: (step: number, y: string) => `Step ${step}, y = ${y}: the deepest place of the curve.`,
    shallow: (step: number, y: string, deepest: string) =>
      `Step ${step}, y = ${y}. The other valley goes down to ${deepest}; nothing at this place could tell.`,
  },
  swinging: (step: number, y: string) =>
    `Step ${step}, y = ${y}. Each step jumps across the floor, as far as the one before: the learning rate is too large for this valley.`,
  gone: (step: number, x: string) =>
    `Step ${step}: x = ${x}. Each step landed on steeper ground and made the next one longer. There is no way back.`,
};

/** What every language must have: a missing text is a type error. */
export type Texts = typeof en;
