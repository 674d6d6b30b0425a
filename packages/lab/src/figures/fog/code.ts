// The walk as a program for "copy as code".
import type { Walk } from "./model.js";

export function code({ start, rate, steps }: Walk): string {
  return `// Gradient descent in one variable, on y = 2x⁴ − 4x³ + 3x + 2.
const height = (x: number) => 2 * x ** 4 - 4 * x ** 3 + 3 * x + 2;
const slope = (x: number) => 8 * x ** 3 - 12 * x ** 2 + 3;

let x = ${start};
for (let step = 0; step < ${steps} && Math.abs(x) <= 100; step++) x -= ${rate} * slope(x);

console.log(x);
console.log(height(x));
`;
}
