// The way back: from the loss of one sample to the gradient of every parameter, the last layer first.
// Source: Rumelhart, Hinton & Williams, "Learning representations by back-propagating errors", Nature 1986.
import { type LossName, losses } from "../loss/index.js";
import { activationGradient, addGradient, inputGradient, type Parameters64 } from "./dense.js";
import type { LayerPass, Network64 } from "./forward.js";

type Vector = Float64Array<ArrayBuffer>;

/** What one layer was told on the way back. */
export interface LayerGradient {
  /** ∂loss/∂output, dropout included. Absent in the last layer where its activation and the loss are
   * differentiated at once. */
  readonly outputGradient?: Vector;
  /** ∂loss/∂z: the lecture's delta times f′. */
  readonly delta: Vector;
  /** ∂loss/∂input: the outputGradient of the layer before. */
  readonly inputGradient: Vector;
}

export interface BackwardOptions {
  readonly loss: LossName;
  readonly target: ArrayLike<number>;
  /** How much this sample's loss counts in the loss of the batch. */
  readonly factor: number;
}

/** The value of a loss for one sample, from the pass of the last layer. */
export function sampleLoss(loss: LossName, { z, y }: LayerPass, target: ArrayLike<number>): number {
  return losses[loss].value({ logits: z, output: y, target });
}

/** Goes back through all passes of one sample and adds its share to the gradients of all layers.
 *
 * Shapes  gradients: as the parameters; result: one entry per layer
 */
export function backward(
  network: Network64,
  passes: readonly LayerPass[],
  { gradients, ...options }: BackwardOptions & { readonly gradients: readonly Parameters64[] },
): LayerGradient[] {
  const told: LayerGradient[] = [];
  let above = lossGradient(passes[passes.length - 1], options);
  for (let layer = passes.length - 1; layer >= 0; layer--) {
    const pass = passes[layer];
    const delta = above.delta ?? deltaOf(network.layers[layer].activation, pass, above.outputGradient);
    addGradient(gradients[layer], delta, pass.input);
    const below = inputGradient(network.parameters[layer], delta, pass.input.length);
    told.unshift({ ...above, delta, inputGradient: below });
    above = { outputGradient: below };
  }
  return told;
}

type AtOutput = { outputGradient: Vector; delta?: never } | { outputGradient?: never; delta: Vector };

/** Where the way back begins: ∂loss/∂output of the network, or with a loss that follows its activation ∂loss/∂z. */
function lossGradient({ z, y }: LayerPass, { loss, target, factor }: BackwardOptions): AtOutput {
  const { follows, gradient } = losses[loss];
  const sample = { logits: z, output: y, target };
  const slope = y.map((_, i) => factor * gradient(sample, i));
  return follows ? { delta: slope } : { outputGradient: slope };
}

/** ∂loss/∂z: first through dropout, ∂loss/∂y = ∂loss/∂output · mask, then through the activation. */
function deltaOf(
  activation: Network64["layers"][number]["activation"],
  pass: LayerPass,
  outputGradient: Vector,
): Vector {
  const { mask } = pass;
  const slope = mask ? outputGradient.map((g, j) => g * mask[j]) : outputGradient;
  return activationGradient(activation, pass, slope);
}
