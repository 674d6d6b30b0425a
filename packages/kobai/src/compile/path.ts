// Which path trains a network, and why. Shapes, data and settings decide, never the machine: each path has bits of its own.
import type { TrainingJob } from "../machine.js";
import { parameterCount } from "../network/parameters.js";
import { zerosOf } from "./density.js";
import type { Zeros } from "./shapes.js";

/** The tiny path, or the kernels for larger networks with the zeros they leave out. */
export type Way = "tiny" | Zeros;

/** The most parameters that the tiny path unrolls: beyond, the dense kernels are as fast, and made sooner. */
const mostForTiny = 160;

/** What keeps a job from the tiny path; undefined where it takes it. Clipping must know the whole gradient before any of
 * it is used, and dropout draws row by row: neither pays among lanes. */
export function tooMuchForTiny({
  network,
  clipNorm,
}: Pick<TrainingJob, "network" | "clipNorm">): string | undefined {
  const parameters = parameterCount(network.parameters);
  if (parameters > mostForTiny) return `${parameters} parameters are more than ${mostForTiny}`;
  if (network.layers.some(({ dropout = 0 }) => dropout > 0)) return "dropout";
  if (clipNorm !== undefined) return "clipping";
  return undefined;
}

export const wayOf = (job: TrainingJob): Way => (tooMuchForTiny(job) === undefined ? "tiny" : zerosOf(job));
