// The comparison as a program for "copy as code".
import { iterations, rates } from "./model.js";

export function code({ own, seed }: { own: number; seed: number }): string {
  return `import { Layer, random, seed } from "kobai/lecture";

// Learns the root mean square of three numbers from 100 examples; returns the loss of the last pass.
function learn(rate: number): number {
  seed(${seed});
  const examples = Array.from({ length: 100 }, () => {
    const x = [random(), random(), random()];
    return { x, y0: Math.sqrt((x[0] ** 2 + x[1] ** 2 + x[2] ** 2) / 3) };
  });
  const hidden = new Layer(3, 3);
  const output = new Layer(3, 1);
  let loss = 0;
  for (let i = 0; i < ${iterations}; i++) {
    for (const { x, y0 } of examples) {
      output.forward(hidden.forward(x));
      hidden.backward(output.backward(output.mseLoss([y0])));
    }
    loss = output.loss;
    hidden.update(rate);
    output.update(rate);
  }
  return loss;
}

for (const rate of [${[...rates, own].join(", ")}]) console.log(\`\${rate}: \${learn(rate)}\`);
`;
}
