// A learner's layer, property after property, in an order in which each explains the next: the first that fails is told.
import { close, type Nested, sameShape, shapeOf } from "../check/observed/structure.js";
import type { Verdict } from "../exercise.js";
import { mistake, right, wrong } from "../programs.js";
import { alpha, deltas, inputs, type Observed, paced, start } from "./paces.js";

type Seen = Readonly<Partial<Record<keyof Observed, unknown>>>;

/** Numeric: relative 1e-12, as the lecture's classes. */
const same = (value: unknown, wanted: Nested) => close(value, wanted, 1e-12);
const unknown = "unknown";

export function judge(observed: unknown): Verdict {
  const seen: Seen = { ...(observed as object | null) };
  const wanted = paced();
  const checks = [forwardSlip, lossSlip, deltaSlip, backwardSlip, addingSlip, updateSlip, clearingSlip];
  for (const check of checks) {
    const slip = check(seen, wanted);
    if (slip !== undefined) return slip === unknown ? wrong : mistake(slip);
  }
  return right;
}

/** By name, another value that would be the slip's. */
function named(value: unknown, slips: Readonly<Record<string, Nested>>): string {
  return Object.keys(slips).find((slip) => same(value, slips[slip])) ?? unknown;
}

function forwardSlip({ y }: Seen, wanted: Observed): string | undefined {
  if (same(y, wanted.y)) return undefined;
  const shape = shapeOf(y);
  if (shape && !sameShape(shape, [2])) return "forward-length";
  const sums = start.w.map((row) => row.reduce((sum, w, j) => sum + w * inputs[0][j], 0));
  return named(y, {
    "no-bias": sums.map((sum) => 1 / (1 + Math.exp(-sum))),
    "no-activation": sums.map((sum, i) => sum + start.b[i]),
  });
}

function lossSlip({ losses }: Seen, wanted: Observed): string | undefined {
  if (same(losses, wanted.losses)) return undefined;
  const [first, both] = wanted.losses;
  return named(losses, { "loss-replaced": [first, both - first] });
}

function deltaSlip({ delta }: Seen, wanted: Observed): string | undefined {
  if (same(delta, wanted.delta)) return undefined;
  const shape = shapeOf(delta);
  if (shape && sameShape(shape, [])) return "delta-number";
  return named(delta, { "delta-half": wanted.delta.map((one) => one / 2) });
}

function backwardSlip({ gradients }: Seen, wanted: Observed): string | undefined {
  const first = Array.isArray(gradients) ? listed(gradients[0]) : undefined;
  if (same(first, listed(wanted.gradients[0]) as Nested)) return undefined;
  const slope = (i: number) => wanted.y[i] * (1 - wanted.y[i]);
  const [delta] = deltas;
  const from = (dz: readonly number[], input = (_: number, j: number) => inputs[0][j]): Nested => [
    dz.map((one, i) => inputs[0].map((_, j) => one * input(i, j))),
    dz,
  ];
  return named(first, {
    "no-slope": from(delta),
    "one-delta": from(delta.map((_, i) => delta[0] * slope(i))),
    "input-of-output": from(
      delta.map((one, i) => one * slope(i)),
      (i) => inputs[0][i],
    ),
  });
}

function addingSlip({ gradients }: Seen, wanted: Observed): string | undefined {
  const [first, both] = wanted.gradients.map((one) => listed(one) as Nested);
  const second = Array.isArray(gradients) ? listed(gradients[1]) : undefined;
  if (same(second, both)) return undefined;
  return named(second, { "gradient-replaced": minus(both, first) });
}

function updateSlip({ moved }: Seen, wanted: Observed): string | undefined {
  const { w, b } = { w: null, b: null, ...(moved as object | null) };
  if (same([w, b], [wanted.moved.w, wanted.moved.b])) return undefined;
  const { dw, db } = wanted.gradients[1];
  return named([w, b], {
    uphill: [
      start.w.map((row, i) => row.map((value, j) => value + alpha * dw[i][j])),
      start.b.map((value, i) => value + alpha * db[i]),
    ],
    unmoved: [start.w, start.b],
  });
}

function clearingSlip({ cleared }: Seen, wanted: Observed): string | undefined {
  const { loss, ...gradient } = { loss: null, ...(cleared as object | null) };
  if (!same(listed(gradient), listed(wanted.cleared) as Nested)) return "not-cleared";
  return loss === 0 ? undefined : "loss-kept";
}

/** dw and db in one list. */
function listed(gradient: unknown): unknown {
  const { dw, db } = { dw: null, db: null, ...(gradient as object | null) } as { dw: unknown; db: unknown };
  return [dw, db];
}

function minus(a: Nested, b: Nested): Nested {
  if (typeof a === "number") return a - (b as number);
  return a.map((one, i) => minus(one, (b as readonly Nested[])[i]));
}
