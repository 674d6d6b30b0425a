// The hidden units of a model: which of them have stopped taking part.
import type { Dataset } from "../../data/dataset.js";
import type { Model } from "../../model/model.js";
import type { ActivationName } from "../../network/activations.js";
import { type LayerParameters, parameterCount } from "../../network/parameters.js";
import { forward, type LayerPass, toNetwork64 } from "../../reference/forward.js";
import { type Finding, finding } from "../finding.js";
import { rowsOf, scaledRows, spread } from "./sample.js";

/** Fewer units than this share of a layer are no reason to worry. */
const worthTelling = 0.5;

/** Products to compute in all, for the rows that are looked at. */
const productBudget = 5e7;

export function unitFindings(model: Model, data: Dataset): Finding[] {
  const most = Math.floor(productBudget / parameterCount(model.parameters));
  const rows = spread(Math.min(500, Math.max(20, most)), rowsOf(model, data));
  const network = toNetwork64(model);
  const passes = scaledRows(model, data, rows).map((row) => forward(network, row));
  const hidden = model.layers.slice(0, -1);
  return hidden.flatMap(({ activation }, layer) =>
    layerFindings(
      layer,
      passes.map((pass) => pass[layer]),
      { activation, parameters: model.parameters[layer] },
    ),
  );
}

function layerFindings(
  index: number,
  passes: readonly LayerPass[],
  { activation, parameters }: { activation: ActivationName; parameters: LayerParameters },
): Finding[] {
  const of = parameters.bias.length;
  const units = Array.from({ length: of }, (_, unit) => unit);
  const told = (code: "training/dead" | "training/saturated" | "training/equal", found: readonly number[]) =>
    found.length < worthTelling * of
      ? []
      : [finding(code, { layer: index + 1 }, { count: found.length, of })];
  return [
    ...(activation === "relu"
      ? told(
          "training/dead",
          units.filter((unit) => isDead(passes, unit)),
        )
      : []),
    ...(activation in ends
      ? told(
          "training/saturated",
          units.filter((unit) => isSaturated(passes, unit, ends[activation]!)),
        )
      : []),
    ...told("training/equal", equalUnits(parameters)),
  ];
}

function isDead(passes: readonly LayerPass[], unit: number): boolean {
  return passes.every(({ y }) => y[unit] === 0);
}

/** The lowest and the highest value of the activations whose slope vanishes there. */
const ends: Partial<Record<ActivationName, readonly [low: number, high: number]>> = {
  sigmoid: [0, 1],
  tanh: [-1, 1],
};

/** Within a hundredth of one end of the curve, in nearly every row. */
function isSaturated(
  passes: readonly LayerPass[],
  unit: number,
  [low, high]: readonly [number, number],
): boolean {
  const near = (high - low) / 100;
  const stuck = passes.filter(({ y }) => y[unit] < low + near || y[unit] > high - near);
  return stuck.length >= 0.95 * passes.length;
}

/** Units with the weights and the bias of another one. */
function equalUnits({ weights, bias }: LayerParameters): number[] {
  const size = weights.length / bias.length;
  const keys = Array.from(
    bias,
    (b, unit) => `${b} ${weights.subarray(unit * size, (unit + 1) * size).join(" ")}`,
  );
  const times = new Map<string, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  const alike = [...keys.keys()].filter((unit) => times.get(keys[unit])! > 1);
  return bias.length === 1 ? [] : alike;
}
