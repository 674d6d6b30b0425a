// A box with four inputs and two outputs. They are the brightness of 2 × 2 cells, and how far it sees a vertical or a
// horizontal line in them. A person chose its weights: one hidden node for each of the four lines there are.
import { dense, type Network, network, trace } from "kobai";
import { type Diagram, diagramOf } from "../../kit/diagram/diagram.js";

export const inputNames = ["x1", "x2", "x3", "x4"] as const;

/** [to][from]; the cells are x1 x2 above x3 x4. The hidden nodes: left, right, upper, lower line. */
export const hidden = {
  weights: [
    [5, -5, 5, -5],
    [-5, 5, -5, 5],
    [5, 5, -5, -5],
    [-5, -5, 5, 5],
  ],
  bias: [-7.5, -7.5, -7.5, -7.5],
};

/** The outputs: vertical, horizontal. */
export const output = {
  weights: [
    [8, 8, 0, 0],
    [0, 0, 8, 8],
  ],
  bias: [-4, -4],
};

export function box(): Network {
  const spec = network({ inputSize: 4 }, [dense(4, "sigmoid"), dense(2, "sigmoid")]);
  const chosen = [hidden, output];
  return {
    ...spec,
    parameters: chosen.map(({ weights, bias }) => ({
      weights: Float64Array.from(weights.flat()),
      bias: Float64Array.from(bias),
    })),
  };
}

export function answer(input: readonly number[]): readonly number[] {
  return [...trace(box(), input).output];
}

export function drawn(input: readonly number[]): Diagram {
  return diagramOf(box(), input, { inputs: inputNames });
}

/** The same box in the library, for "copy as code". */
export function code(input: readonly number[]): string {
  const listed = (rows: readonly (readonly number[])[]) =>
    rows.map((row) => `  ${row.join(", ")},`).join("\n");
  return `import { dense, network, trace } from "kobai";

const box = network({ inputSize: 4 }, [dense(4, "sigmoid"), dense(2, "sigmoid")]);
const [hidden, output] = box.parameters;
hidden.weights.set([
${listed(hidden.weights)}
]);
hidden.bias.set([${hidden.bias.join(", ")}]);
output.weights.set([
${listed(output.weights)}
]);
output.bias.set([${output.bias.join(", ")}]);

console.log([...trace(box, [${input.join(", ")}]).output]);
`;
}
