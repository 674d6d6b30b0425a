// The game as a program for "copy as code": the machine's descent, with the pairs and the secret of this game.
import { pairs, secretOf, start } from "./game.js";
import type { State } from "./state.js";

export function code({ game, rate, steps }: Pick<State, "game" | "rate" | "steps">): string {
  const partners = pairs.map(({ first, second, sign }) => `  [${first}, ${second}, ${sign}],`).join("\n");
  return `// Ten sliders from 0 to 10. The loss is a sum of ten squares, two for each pair of sliders.
const pairs = [
${partners}
];
const secret = [${secretOf(game).join(", ")}];
const rate = ${rate};
const steps = ${steps};

const sliders = [${start.join(", ")}];
const loss = () => {
  let sum = 0;
  for (const [i, j, sign] of pairs) {
    const [x, y] = [sliders[i] - secret[i], sign * (sliders[j] - secret[j])];
    sum += (3 * x + y) ** 2;
    sum += (x + y) ** 2;
  }
  return sum;
};

for (let step = 0; step < steps; step++) {
  const slopes = new Array<number>(10).fill(0);
  for (const [i, j, sign] of pairs) {
    const [x, y] = [sliders[i] - secret[i], sign * (sliders[j] - secret[j])];
    slopes[i] = 2 * (3 * (3 * x + y) + (x + y));
    slopes[j] = 2 * sign * (3 * x + y + (x + y));
  }
  for (let i = 0; i < 10; i++) sliders[i] = Math.min(Math.max(sliders[i] - rate * slopes[i], 0), 10);
}

console.log(sliders);
console.log(loss());
`;
}
