// The rows in a machine's memory: all of them where they have room, else a window on those that the next steps take, in
// their order. Where the first layer goes by lists, it is the lists of their non-zeros that stay; their inputs only come to
// be listed.
import { checkInputs } from "../data/prepare.js";
import { isWeighted } from "../data/prepared.js";
import { inParts, type RowReader, type RowRoom, rowReader, type Stretch } from "../data/rows.js";
import { outputSize } from "../network/network.js";
import { spanBytes } from "./emit/sparse/lists.js";
import { type Linked, view } from "./link.js";
import type { TrainingPlan } from "./plan-training.js";

export class Window {
  readonly #plan: TrainingPlan;
  readonly #linked: Linked;
  readonly #rows: RowReader;
  readonly #room: RowRoom;

  constructor({ plan, linked }: { readonly plan: TrainingPlan; readonly linked: Linked }) {
    this.#plan = plan;
    this.#linked = linked;
    this.#rows = rowReader(plan.job.data);
    this.#room = roomOf(linked.memory, plan);
  }

  /** Whether all rows have room. */
  get isWhole(): boolean {
    return this.#plan.data.rows === this.#plan.job.data.rows;
  }

  /** Brings all rows, where they have room. Throws "data/not-finite" */
  async fill(): Promise<void> {
    const { job, data, layers } = this.#plan;
    if (!this.isWhole || layers[0].kernel !== "sparse") checkInputs(job.data);
    if (!this.isWhole) return;
    const { inputs, targets, weights } = this.#room;
    let [done, lists] = [0, data.lists];
    for await (const part of inParts(job.data, data.inputRows)) {
      inputs.set(part.inputs);
      targets.set(part.targets, done * outputSize(job.network));
      if (part.weights) weights!.set(part.weights, done);
      lists = this.#list(done, part.rows, lists);
      done += part.rows;
    }
    await this.close();
  }

  /** Brings the rows of a part of an order. */
  async bring(order: Uint32Array, stretch: Stretch): Promise<void> {
    await this.#rows.bring(order, stretch, this.#room);
    this.#list(0, stretch.count, this.#plan.data.lists);
  }

  close(): Promise<void> {
    return this.#rows.close();
  }

  /** Lists the first inputs that there are as those of the rows from `first` on, and says where the lists end. Throws
   * "data/not-finite" */
  #list(first: number, rows: number, lists: number): number {
    const { job, data, layers } = this.#plan;
    const [{ kernel, inputSize, inputRowBytes }] = layers;
    if (kernel !== "sparse") return lists;
    const { memory, exports } = this.#linked;
    const [from, to] = [first, first + rows].map((row) => data.spans + row * spanBytes(inputSize));
    if (exports.lists(data.inputs, data.inputs + rows * inputRowBytes, from, lists) !== 0)
      checkInputs(job.data);
    return new DataView(memory.buffer).getUint32(to - 4, true);
  }
}

function roomOf(memory: WebAssembly.Memory, { job, lanes, data }: TrainingPlan): RowRoom {
  const room = (address: number, numbers: number) => view(memory, lanes.precision, address, numbers);
  return {
    inputs: room(data.inputs, data.inputRows * job.network.inputSize),
    targets: room(data.targets, data.rows * outputSize(job.network)),
    ...(isWeighted(job.data) && { weights: room(data.weights, data.rows) }),
  };
}
