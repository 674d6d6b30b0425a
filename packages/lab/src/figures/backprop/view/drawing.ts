// The network twice: with what went forward, and with what came back. What no step has reached yet is not known.
import { biasId, type Diagram, diagramOf, nodeId, weightId } from "../../../kit/diagram/diagram.js";
import type { Run } from "../model/network.js";
import { done, type Step } from "../model/steps.js";

/** Weights at the edges, values in the nodes. */
export function forwardDiagram({ network, input }: Run, steps: readonly Step[], at: number): Diagram {
  const known = done(steps, at, "activation");
  const { columns, joints } = diagramOf(network, input);
  return {
    joints,
    columns: columns.map((nodes, column) =>
      nodes.map(({ name, value }, i) => ({
        name,
        value: column === 0 || known.has(nodeId(column, i)) ? value : undefined,
      })),
    ),
  };
}

/** Gradients at the edges, ∂L/∂z in the nodes; NaN at an edge stands for not known yet. */
export function backwardDiagram({ network, sizes, trace }: Run, steps: readonly Step[], at: number): Diagram {
  const known = done(steps, at, "delta", "gradient", "bias");
  const shown = (id: string, value: number) => (known.has(id) ? value : Number.NaN);
  return {
    columns: diagramOf(network).columns.map((nodes, column) =>
      nodes.map(({ name }, i) => ({
        name,
        value: known.has(nodeId(column, i)) ? trace.layers[column - 1].delta[i] : undefined,
      })),
    ),
    joints: trace.layers.map(({ weightsGradient, biasGradient }, joint) => ({
      weights: Array.from(biasGradient, (_, to) =>
        Array.from({ length: sizes[joint] }, (_, from) =>
          shown(weightId(joint, to, from), weightsGradient[to * sizes[joint] + from]),
        ),
      ),
      bias: Array.from(biasGradient, (value, to) => shown(biasId(joint, to), value)),
    })),
  };
}

/** The gradient drawn at full width: the largest of all, so that widths stay while more become known. */
export function largestGradient({ trace: { layers } }: Run): number {
  const all = layers.flatMap(({ weightsGradient, biasGradient }) => [...weightsGradient, ...biasGradient]);
  return Math.max(...all.map(Math.abs)) || 1;
}
