// What the parts of every figure say in English: the player, plots, diagrams, tables.
export const en = {
  play: "Play",
  pause: "Pause",
  back: "Step back",
  forward: "Step on",
  restart: "Rewind",
  /** Which keys do the same: p, and the arrows. */
  playerKeys: "The key p plays and pauses, left and right arrows step.",
  /** A program run line by line. */
  line: (line: number, count: number) => `${line} of ${count} lines run`,
  numbers: "In numbers",
  named: (name: string, value: string) => `${name} is at ${value}`,
  logScale: (axis: string) => `${axis}, log scale`,
  plotReader: (label: string) => `${label}. Left and right arrows read its values.`,
  readAt: (axis: string, x: string, values: string) => `${axis} ${x}: ${values}`,
  diagramKeys: "Arrow keys walk from node to edge to node; Enter keeps one in view.",
  node: (name: string, value: string) => `${name} = ${value}`,
  weight: (from: string, to: string, value: string) => `weight from ${from} to ${to}: ${value}`,
  bias: (to: string, value: string) => `bias of ${to}: ${value}`,
};

export type KitWords = typeof en;
