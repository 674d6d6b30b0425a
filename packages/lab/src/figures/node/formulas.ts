// The node as two lines of numbers, each of which can be moved: sum ≥ C, and sum + b ≥ 0.
import { biasId, nodeId, weightId } from "../../kit/diagram/diagram.js";
import { number, operator, type Term, type Terms } from "../../kit/formula/terms.js";
import { byBias, byThreshold, type Node, type Pair, weightedSum } from "./model.js";
import { fields } from "./state.js";
import type { Texts } from "./texts/en.js";

interface Change {
  x(index: 0 | 1, value: number): void;
  w(index: 0 | 1, value: number): void;
  b(value: number): void;
}

const digits = 2;
const step = 0.05;

function product({ w }: Node, x: Pair, index: 0 | 1, words: Texts, change: Change): Term[] {
  const handle = {
    w: {
      label: words.weight(index + 1),
      field: fields.w,
      step,
      onchange: (value: number) => change.w(index, value),
    },
    x: {
      label: words.input(index + 1),
      field: fields.x,
      step,
      onchange: (value: number) => change.x(index, value),
    },
  };
  return [
    number(w[index], { digits, id: weightId(0, 0, index), handle: handle.w, wrapped: index > 0 }),
    operator("×"),
    number(x[index], { digits, id: nodeId(0, index), handle: handle.x }),
  ];
}

const result = (value: number) => [operator("→"), number(value, { digits: 0, id: nodeId(1, 0) })];

/** w1 x1 + w2 x2 = sum ≥ C → y */
export function thresholdLine(node: Node, x: Pair, words: Texts, change: Change): Terms {
  const sum = weightedSum(node, x);
  const handle = {
    label: words.thresholdName,
    field: fields.b,
    step,
    onchange: (value: number) => change.b(-value),
  };
  return [
    ...product(node, x, 0, words, change),
    operator("+"),
    ...product(node, x, 1, words, change),
    operator("="),
    number(sum, { digits }),
    operator(byThreshold(node, x) ? "≥" : "<"),
    number(-node.b, { digits, id: biasId(0, 0), handle }),
    ...result(byThreshold(node, x)),
  ];
}

/** sum + b = z ≥ 0 → y */
export function biasLine(node: Node, x: Pair, words: Texts, change: Change): Terms {
  const sum = weightedSum(node, x);
  const handle = { label: words.biasName, field: fields.b, step, onchange: change.b };
  return [
    number(sum, { digits }),
    operator("+"),
    number(node.b, { digits, id: biasId(0, 0), handle, wrapped: true }),
    operator("="),
    number(sum + node.b, { digits }),
    operator(byBias(node, x) ? "≥" : "<"),
    number(0, { digits: 0 }),
    ...result(byBias(node, x)),
  ];
}
