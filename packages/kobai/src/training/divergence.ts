// What is done when a loss is NaN or infinite: find the layer where it began, and go back to the last good weights.
import type { PreparedData } from "../data/prepared.js";
import type { Trainer } from "../machine.js";
import type { Network } from "../network/network.js";
import type { Floats, LayerParameters, Precision } from "../network/parameters.js";
import { forward, toNetwork64 } from "../reference/forward.js";

/** Where a run of steps began, with a copy of everything they change. */
export interface Mark {
  readonly snapshot: Floats[];
  readonly epoch: number;
  readonly batch: number;
  readonly step: number;
  /** How many steps followed. */
  readonly steps: number;
}

/** The last two runs of steps. Together they reach back to the weights before the last update, whichever step of
 * the last run fails; training again up to there makes them anew, to the bit. */
export class Marks {
  #marks: Mark[] = [];

  /** How many steps the last run had. */
  get lastSteps(): number {
    return this.#marks.at(-1)?.steps ?? 0;
  }

  push(mark: Mark): void {
    this.#marks = [...this.#marks.slice(-1), mark];
  }

  /** The run that holds the update before the failing step, and how many of its steps to repeat. */
  beforeLastUpdate(finished: number): { mark: Mark; steps: number } | undefined {
    const [previous, current] = this.#marks.length === 2 ? this.#marks : [undefined, this.#marks[0]];
    if (finished > 0) return { mark: current, steps: finished - 1 };
    return previous && { mark: previous, steps: previous.steps - 1 };
  }
}

const mostOf: Record<Precision, number> = { f32: 3.4028234663852886e38, f64: Number.MAX_VALUE };

/** The first layer, from 1, where weights or sums over the given rows are no finite numbers of the precision. */
export function firstBadLayer(
  network: Network,
  parameters: readonly LayerParameters[],
  { data, precision }: { data: PreparedData; precision: Precision },
): number {
  const most = mostOf[precision];
  const bad = (values: Floats) => values.some((x) => !(Math.abs(x) <= most));
  const network64 = toNetwork64({ layers: network.layers, parameters });
  const passes = Array.from({ length: data.rows }, (_, row) => forward(network64, rowOf(data, row)));
  const first = parameters.findIndex(
    ({ weights, bias }, layer) => bad(weights) || bad(bias) || passes.some((pass) => bad(pass[layer].z)),
  );
  return first < 0 ? parameters.length : first + 1;
}

function rowOf({ inputs, rows }: PreparedData, row: number): Floats {
  const size = inputs.length / rows;
  return inputs.subarray(row * size, (row + 1) * size);
}

/** Takes the trainer back to the weights before the last update. */
export async function rewindTo(
  trainer: Trainer,
  { mark, steps }: { mark: Mark; steps: number },
  {
    order,
    rates,
  }: { order: (epoch: number) => Uint32Array; rates: (step: number, count: number) => Float64Array },
): Promise<void> {
  await trainer.setOrder(order(mark.epoch));
  await trainer.rewind(mark.snapshot);
  if (steps > 0) await trainer.train(mark.batch, mark.step, rates(mark.step, steps));
}
