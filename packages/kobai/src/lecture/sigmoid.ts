// The lecture's activation: a smooth step from 0 to 1.

export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/** The derivative of sigmoid where its value is y. */
export function dSigmoid(y: number): number {
  return y * (1 - y);
}
