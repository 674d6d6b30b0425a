// Both ways through a network as single steps, one product, one sum, one slope at a time, in the order a machine that
// can do one thing takes them. Joint l leads from column l to column l + 1.
import { biasId, nodeId, weightId } from "../../../kit/diagram/diagram.js";

/** A node by the joint that leads into it. */
export interface NodePlace {
  readonly joint: number;
  readonly to: number;
}
export interface EdgePlace extends NodePlace {
  readonly from: number;
}

export type Step =
  /** A weight times what arrives; the gradient of a weight; a weight times the δ that goes back. */
  | ({ readonly kind: "product" | "gradient" | "blame" } & EdgePlace)
  /** The bias added; f(z); ∂L/∂y of an output; δ = ∂L/∂z; the gradient of a bias. */
  | ({ readonly kind: "sum" | "activation" | "error" | "delta" | "bias" } & NodePlace)
  | { readonly kind: "loss" };

export type Kind = Step["kind"];

const range = (count: number) => Array.from({ length: count }, (_, i) => i);

/** `fused`: activation and loss of the last layer are differentiated at once, so that ∂L/∂y is never asked for. */
export function stepsOf(sizes: readonly number[], { fused }: { fused: boolean }): Step[] {
  const joints = range(sizes.length - 1);
  return [
    ...joints.flatMap((joint) => forward(sizes, joint)),
    { kind: "loss" },
    ...joints.reverse().flatMap((joint) => backward(sizes, joint, fused)),
  ];
}

function forward(sizes: readonly number[], joint: number): Step[] {
  return range(sizes[joint + 1]).flatMap((to): Step[] => [
    ...range(sizes[joint]).map((from) => ({ kind: "product" as const, joint, to, from })),
    { kind: "sum", joint, to },
    { kind: "activation", joint, to },
  ]);
}

/** The deltas of a layer, the gradients of what leads into it, and what it passes on to the layer before. */
function backward(sizes: readonly number[], joint: number, fused: boolean): Step[] {
  const [froms, tos] = [range(sizes[joint]), range(sizes[joint + 1])];
  const last = joint === sizes.length - 2;
  return [
    ...tos.flatMap((to): Step[] => [
      ...(last && !fused ? [{ kind: "error" as const, joint, to }] : []),
      { kind: "delta", joint, to },
    ]),
    ...tos.flatMap((to): Step[] => [
      ...froms.map((from) => ({ kind: "gradient" as const, joint, to, from })),
      { kind: "bias", joint, to },
    ]),
    ...(joint === 0
      ? []
      : froms.flatMap((from) => tos.map((to) => ({ kind: "blame" as const, joint, to, from })))),
  ];
}

/** The node or edge where a step happens; the loss happens at none. */
export function placeOfStep(step: Step): string | undefined {
  if (step.kind === "loss") return undefined;
  if ("from" in step) return weightId(step.joint, step.to, step.from);
  if (step.kind === "sum" || step.kind === "bias") return biasId(step.joint, step.to);
  return nodeId(step.joint + 1, step.to);
}

export const isBackward = (kind: Kind) => !["product", "sum", "activation", "loss"].includes(kind);

/** Where a click on a node or edge leads: to its step on the way that is being looked at, and from there to its next
 * one, round and round. An input has no step. */
export function jump(steps: readonly Step[], at: number, id: string): number | undefined {
  const own = steps.flatMap((step, i) => (placeOfStep(step) === id ? [i] : []));
  if (own.includes(at)) return own[(own.indexOf(at) + 1) % own.length];
  const back = isBackward(steps[at].kind);
  return own.find((i) => isBackward(steps[i].kind) === back) ?? own[0];
}

/** The step at which the first weight of all gets its gradient: where the whole way back has been gone. */
export function firstGradient(steps: readonly Step[]): number {
  return steps.findIndex((step) => step.kind === "gradient" && step.joint === 0);
}

/** What is known once a step is done: the places at which a step of these kinds has happened. */
export function done(steps: readonly Step[], at: number, ...kinds: Kind[]): ReadonlySet<string> {
  const ids = steps
    .slice(0, at + 1)
    .map((step) => (kinds.includes(step.kind) ? placeOfStep(step) : undefined));
  return new Set(ids.filter((id) => id !== undefined));
}
