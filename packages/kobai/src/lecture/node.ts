// One node: inputs x, weights w, a bias b; its output is y = sigmoid(w · x + b).
import { random } from "./random.js";
import { dSigmoid, sigmoid } from "./sigmoid.js";

export class Node {
  w: number[];
  b: number;
  /** The input and the output of the last forward. */
  x: number[];
  y = 0;
  /** ∂loss/∂w and ∂loss/∂b, added up over the samples since the last update; so is the loss. */
  dw: number[];
  db = 0;
  loss = 0;

  constructor(readonly nin: number) {
    this.w = Array.from({ length: nin }, () => random() - 0.5);
    this.b = random() - 0.5;
    this.x = new Array(nin).fill(0);
    this.dw = new Array(nin).fill(0);
  }

  forward(x: number[]): number {
    if (x.length !== this.nin) {
      const got = x.length === 1 ? "1 value" : `${x.length} values`;
      throw new RangeError(
        `Node: expected an input of length ${this.nin} (its nin), got ${got}. Give it one value per weight.`,
      );
    }
    this.x = x;
    let z = 0;
    for (let j = 0; j < this.nin; j++) z += this.w[j] * x[j];
    return (this.y = sigmoid(z + this.b));
  }

  /** Adds (y − y0)² to the loss and returns its derivative by y, the delta that backward wants. */
  mseLoss(y0: number): number {
    this.loss += (this.y - y0) ** 2;
    return 2 * (this.y - y0);
  }

  /** From delta = ∂loss/∂y, by the chain rule. */
  backward(delta: number): void {
    const dz = delta * dSigmoid(this.y);
    for (let j = 0; j < this.nin; j++) this.dw[j] += dz * this.x[j];
    this.db += dz;
  }

  /** One step down the gradient; then the sums start again at 0. */
  update(alpha: number): void {
    for (let j = 0; j < this.nin; j++) this.w[j] -= alpha * this.dw[j];
    this.b -= alpha * this.db;
    this.dw.fill(0);
    this.db = 0;
    this.loss = 0;
  }
}
