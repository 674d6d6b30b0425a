// The losses of everyone who played, as lines of one plot: the reader's rounds, the machine, and the round's rival.
import type { Series } from "../../kit/plot/series.js";
import type { Play } from "./players.js";
import type { Round } from "./state.js";

interface Played {
  readonly round: Round;
  readonly blind: readonly number[];
  readonly arrows: readonly number[];
  readonly machine: readonly number[];
  readonly rivals: { readonly blind: Play; readonly arrows: Play };
}
type Player = Round | "careful" | "obedient";

interface Curves {
  readonly series: readonly Series[];
  readonly longest: number;
  readonly highest: number;
}

export function curvesOf(played: Played, names: Readonly<Record<Player, string>>): Curves {
  const { round, rivals } = played;
  const line = (id: Player, losses: readonly number[], rest: Pick<Series, "hue" | "dashed">): Series => ({
    ...{ id, name: names[id], ...rest },
    points: losses.map((y, x) => ({ x, y })),
  });
  // those who have not moved yet have no line, but for the one who is to move
  const shown = (one: Round) => round === one || played[one].length > 1;
  const series = [
    ...(round !== "arrows" ? [line("careful", rivals.blind.losses, { hue: "soft", dashed: true })] : []),
    ...(round !== "blind" ? [line("obedient", rivals.arrows.losses, { hue: "gradient", dashed: true })] : []),
    ...(shown("blind") ? [line("blind", played.blind, { hue: "ink" })] : []),
    ...(shown("arrows") ? [line("arrows", played.arrows, { hue: "gradient" })] : []),
    ...(shown("machine") ? [line("machine", played.machine, { hue: "loss" })] : []),
  ];
  const most = (of: (one: Series) => number) => Math.max(...series.map(of));
  return {
    series,
    longest: most(({ points }) => points.length - 1),
    highest: 1.1 * most(({ points }) => Math.max(...points.map(({ y }) => y))),
  };
}
