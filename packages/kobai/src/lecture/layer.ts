// nout nodes that share their nin inputs: y[i] = sigmoid(Σ w[i][j] x[j] + b[i]). Layers pass deltas back to each other.
import { random } from "./random.js";
import { dSigmoid, sigmoid } from "./sigmoid.js";

const zeros = (length: number): number[] => new Array(length).fill(0);
const randoms = (length: number) => Array.from({ length }, () => random() - 0.5);

export class Layer {
  /** w[i][j] joins input j to output i. */
  w: number[][];
  b: number[];
  /** The input and the output of the last forward. */
  x: number[];
  y: number[];
  /** ∂loss/∂w and ∂loss/∂b, added up over the samples since the last update; so is the loss. */
  dw: number[][];
  db: number[];
  loss = 0;

  constructor(
    readonly nin: number,
    readonly nout: number,
  ) {
    this.w = Array.from({ length: nout }, () => randoms(nin));
    this.b = randoms(nout);
    this.x = zeros(nin);
    this.y = zeros(nout);
    this.dw = this.w.map(() => zeros(nin));
    this.db = zeros(nout);
  }

  forward(x: number[]): number[] {
    this.expect("an input", x, "nin", "Its nin must equal the nout of the layer before it.");
    this.x = x;
    this.y = this.w.map((row, i) => {
      let z = 0;
      for (let j = 0; j < this.nin; j++) z += row[j] * x[j];
      return sigmoid(z + this.b[i]);
    });
    return this.y;
  }

  /** Adds Σ (y[i] − y0[i])² to the loss and returns its derivatives by y, the delta that backward wants. */
  mseLoss(y0: number[]): number[] {
    this.expect("a target", y0, "nout", "Give one wanted value per output.");
    for (let i = 0; i < this.nout; i++) this.loss += (this.y[i] - y0[i]) ** 2;
    return this.y.map((y, i) => 2 * (y - y0[i]));
  }

  /** From delta = ∂loss/∂y, by the chain rule. Returns dx = ∂loss/∂x, the delta of the layer before. */
  backward(delta: number[]): number[] {
    this.expect("a delta", delta, "nout", "Give it the dx of the layer after it, or what mseLoss returned.");
    const dx = zeros(this.nin);
    for (let i = 0; i < this.nout; i++) {
      const dz = delta[i] * dSigmoid(this.y[i]);
      for (let j = 0; j < this.nin; j++) {
        this.dw[i][j] += dz * this.x[j];
        dx[j] += dz * this.w[i][j];
      }
      this.db[i] += dz;
    }
    return dx;
  }

  /** One step down the gradient; then the sums start again at 0. */
  update(alpha: number): void {
    for (let i = 0; i < this.nout; i++) {
      for (let j = 0; j < this.nin; j++) this.w[i][j] -= alpha * this.dw[i][j];
      this.b[i] -= alpha * this.db[i];
      this.dw[i].fill(0);
    }
    this.db.fill(0);
    this.loss = 0;
  }

  private expect(what: string, values: number[], size: "nin" | "nout", fix: string): void {
    if (values.length === this[size]) return;
    const got = values.length === 1 ? "1 value" : `${values.length} values`;
    throw new RangeError(`Layer: expected ${what} of length ${this[size]} (its ${size}), got ${got}. ${fix}`);
  }
}
