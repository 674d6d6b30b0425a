// The step and the sigmoid over the same sum z. A steepness a stretches all weights and the bias at once: σ(a·z).
import { dSigmoid, sigmoid } from "kobai/lecture";

interface Place {
  readonly steepness: number;
  readonly z: number;
}

export const reach = 6;

export function step(z: number): 0 | 1 {
  return z >= 0 ? 1 : 0;
}

export function smooth({ steepness, z }: Place): number {
  return sigmoid(steepness * z);
}

/** dy/dz of σ(a·z) = a · y (1 − y) */
export function slope(place: Place): number {
  return place.steepness * dSigmoid(smooth(place));
}

/** 241 places from −6 to 6, 0 among them. */
export const places: readonly number[] = Array.from({ length: 241 }, (_, i) => (i - 120) / 20);

/** A piece of the tangent at z that stays in the plot. */
export function tangent(place: Place): readonly { x: number; y: number }[] {
  const [y, rise] = [smooth(place), slope(place)];
  const half = Math.min(1.6, 0.45 / rise, (1.06 - y) / rise, (y + 0.06) / rise);
  return [-half, half].map((by) => ({ x: place.z + by, y: y + by * rise }));
}

/** For "copy as code". */
export function code({ steepness, z }: Place): string {
  return `import { dSigmoid, sigmoid } from "kobai/lecture";

const [steepness, z] = [${steepness}, ${z}];
const y = sigmoid(steepness * z);

console.log([z >= 0 ? 1 : 0, y, steepness * dSigmoid(y)]);
`;
}
