// What the figure shows as a TypeScript module for "copy as code": prints the loss, then the gradients layer by layer.
import type { State } from "../state.js";
import { outputActivationOf, runOf } from "./network.js";

export function code(state: State): string {
  const { network: net, sizes, input, target, loss } = runOf(state);
  const layers = sizes.slice(1).map((size, i) => {
    const activation = i === sizes.length - 2 ? outputActivationOf(state) : state.activation;
    return `dense(${size}, "${activation}")`;
  });
  const set = net.parameters.map(
    ({ weights, bias }, i) =>
      `net.parameters[${i}].weights.set([${weights.join(", ")}]);\nnet.parameters[${i}].bias.set([${bias.join(", ")}]);`,
  );
  return `import { dense, network, trace } from "kobai";

const net = network({ inputSize: ${sizes[0]} }, [${layers.join(", ")}]);
${set.join("\n")}

const { loss, layers } = trace(net, [${input.join(", ")}], [${target.join(", ")}], { loss: "${loss}" });
console.log(loss);
for (const { weightsGradient, biasGradient } of layers) console.log([...weightsGradient], [...biasGradient]);
`;
}
