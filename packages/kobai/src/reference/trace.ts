// Every number of one forward and one backward pass: what the lab shows and what a port can be compared with.
import { checkLoss, defaultLoss, type LossName } from "../loss/index.js";
import { type ActivationName, elementwise } from "../network/activations.js";
import { type Network, outputActivation, outputSize } from "../network/network.js";
import { backward, type LayerGradient, sampleLoss } from "./backward.js";
import { type Parameters64, zerosLike } from "./dense.js";
import { fail } from "./errors.js";
import { forward, type LayerPass, type Network64, toNetwork64 } from "./forward.js";

type Vector = Float64Array<ArrayBuffer>;

/** One layer on the way forward. Vectors are [inputSize] or [outputSize], matrices [outputSize][inputSize]. */
export interface LayerForward {
  readonly activation: ActivationName;
  /** x [inputSize] */
  readonly input: Vector;
  /** w·x, what each input adds to each z: z = bias + the sum of its row [outputSize][inputSize] */
  readonly contributions: Vector;
  /** W·x + b [outputSize] */
  readonly z: Vector;
  /** f(z) [outputSize] */
  readonly y: Vector;
  /** f′(z) [outputSize]. Absent for softmax, where every z moves every y. */
  readonly derivative?: Vector;
}

/** The same layer with what the way back told it. */
export interface LayerTrace extends LayerForward {
  /** ∂loss/∂y [outputSize]. Absent in the last layer where its activation and the loss are differentiated at once. */
  readonly outputGradient?: Vector;
  /** ∂loss/∂z [outputSize]: the lecture's delta times f′. */
  readonly delta: Vector;
  /** ∂loss/∂W [outputSize][inputSize] */
  readonly weightsGradient: Vector;
  /** ∂loss/∂b [outputSize] */
  readonly biasGradient: Vector;
  /** ∂loss/∂x [inputSize]: the outputGradient of the layer before. */
  readonly inputGradient: Vector;
}

export interface ForwardTrace {
  readonly layers: LayerForward[];
  /** y of the last layer. */
  readonly output: Vector;
}

export interface Trace {
  readonly layers: LayerTrace[];
  readonly output: Vector;
  /** Of this one sample. */
  readonly loss: number;
}

export interface TraceOptions {
  /** By default the loss that belongs to the last activation. */
  readonly loss?: LossName;
}

/** All numbers of one sample in f64, without dropout. The input is taken as the first layer sees it: scaled already.
 *
 * Shapes  input [inputSize], target [outputSize]
 * Throws  "trace/input-size", "trace/target-size" and what `checkLoss` throws
 */
export function trace(network: Network, input: ArrayLike<number>): ForwardTrace;
export function trace(
  network: Network,
  input: ArrayLike<number>,
  target: ArrayLike<number>,
  options?: TraceOptions,
): Trace;
export function trace(
  network: Network,
  input: ArrayLike<number>,
  target?: ArrayLike<number>,
  { loss = defaultLoss(outputActivation(network)) }: TraceOptions = {},
): ForwardTrace | Trace {
  if (input.length !== network.inputSize)
    fail("trace/input-size", { expected: network.inputSize, got: input.length });
  const copy = toNetwork64(network);
  const passes = forward(copy, input);
  const layers = passes.map((pass, i) =>
    layerForward(network.layers[i].activation, copy.parameters[i], pass),
  );
  const output = layers[layers.length - 1].y;
  if (target === undefined) return { layers, output };
  checkLoss(loss, outputActivation(network));
  if (target.length !== outputSize(network))
    fail("trace/target-size", { expected: outputSize(network), got: target.length });
  const told = wayBack(copy, passes, { loss, target });
  return {
    layers: layers.map((layer, i) => ({ ...layer, ...told[i] })),
    output,
    loss: sampleLoss(loss, passes[passes.length - 1], target),
  };
}

function layerForward(
  activation: ActivationName,
  { weights }: Parameters64,
  { input, z, y }: LayerPass,
): LayerForward {
  const contributions = weights.map((w, i) => w * input[i % input.length]);
  const made = { activation, input, contributions, z, y };
  if (activation === "softmax") return made;
  return { ...made, derivative: z.map((zi, i) => elementwise[activation].derivative(zi, y[i])) };
}

type ToldLayer = LayerGradient & Pick<LayerTrace, "weightsGradient" | "biasGradient">;

function wayBack(
  network: Network64,
  passes: LayerPass[],
  { loss, target }: { loss: LossName; target: ArrayLike<number> },
): ToldLayer[] {
  const gradients = network.parameters.map(zerosLike);
  const told = backward(network, passes, { loss, target, factor: 1, gradients });
  return told.map((layer, i) => ({
    ...layer,
    weightsGradient: gradients[i].weights,
    biasGradient: gradients[i].bias,
  }));
}
