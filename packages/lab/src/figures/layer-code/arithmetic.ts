// What a line of the class computes, with its numbers put in: term = numbers = result.
import { type Kind, type Step, sample } from "./model.js";

export function arithmetic(
  { kind, place: { i, j }, before, after }: Step,
  n: (value: number) => string,
  alpha: number,
): string {
  const signed = (value: number) => (value < 0 ? `(${n(value)})` : n(value));
  const listed = (values: readonly number[]) => `[${values.map(n).join(", ")}]`;
  const { x, target } = sample;
  const said: Record<Kind, () => string> = {
    input: () => `x = [${x.join(", ")}]`,
    product: () =>
      `z + w[${i}][${j}] · x[${j}] = ${n(j === 0 ? 0 : before.z)} + ${signed(before.w[i][j])} · ${x[j]} = ${n(after.z)}`,
    output: () => `y[${i}] = σ(z + b[${i}]) = σ(${n(before.z)} + ${signed(before.b[i])}) = ${n(after.y[i])}`,
    square: () =>
      `loss + (y[${i}] − y0[${i}])² = ${n(before.loss)} + (${n(after.y[i])} − ${target[i]})² = ${n(after.loss)}`,
    delta: () => `delta = 2 (y − y0) = ${listed(after.delta)}`,
    zero: () => "dx = [0, 0, 0]",
    dz: () =>
      `dz = delta[${i}] · y[${i}] (1 − y[${i}]) = ${signed(after.delta[i])} · ${n(after.y[i])} · ${n(1 - after.y[i])} = ${n(after.dz)}`,
    dw: () =>
      `dw[${i}][${j}] + dz · x[${j}] = ${n(before.dw[i][j])} + ${signed(after.dz)} · ${x[j]} = ${n(after.dw[i][j])}`,
    dx: () =>
      `dx[${j}] + dz · w[${i}][${j}] = ${n(before.dx[j])} + ${signed(after.dz)} · ${signed(after.w[i][j])} = ${n(after.dx[j])}`,
    db: () => `db[${i}] + dz = ${n(before.db[i])} + ${signed(after.dz)} = ${n(after.db[i])}`,
    w: () =>
      `w[${i}][${j}] − α · dw[${i}][${j}] = ${n(before.w[i][j])} − ${alpha} · ${signed(before.dw[i][j])} = ${n(after.w[i][j])}`,
    b: () =>
      `b[${i}] − α · db[${i}] = ${n(before.b[i])} − ${alpha} · ${signed(before.db[i])} = ${n(after.b[i])}`,
    clear: () => "dw = 0, db = 0, loss = 0",
  };
  return said[kind]();
}
