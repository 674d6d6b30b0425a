// A training run stopped between two steps: enough to go on to the bit. Its file is the file of its model, with
// the optimizer's memory, the best parameters so far and the counters beside it.
import type { MachineState } from "../machine.js";
import type { EpochRecord } from "../training/history.js";
import { checkDescription, checkParameters } from "./check.js";
import { fail } from "./errors.js";
import { type Metadata, readMetadata, writeMetadata } from "./format/metadata.js";
import { readTensors, type Tensor, writeTensors } from "./format/safetensors.js";
import { takeModel } from "./load.js";
import type { Model } from "./model.js";
import { modelMetadata } from "./save.js";
import {
  parameterTensors,
  perLayer,
  slotsOf,
  take,
  takeParameters,
  type Unclaimed,
  unclaimed,
} from "./tensors.js";

export interface Checkpoint {
  /** With the parameters of this moment. */
  readonly model: Model;
  readonly moments: MachineState["moments"];
  /** Finished epochs, finished steps of the next one, finished steps in all. */
  readonly epoch: number;
  readonly stepInEpoch: number;
  readonly step: number;
  /** Running sums of the unfinished epoch. */
  readonly lossSum: number;
  readonly correct: number;
  readonly history: readonly EpochRecord[];
  /** With early stopping: the best epoch so far, its validation loss and its parameters. */
  readonly best?: {
    readonly epoch: number;
    readonly loss: number;
    readonly parameters: MachineState["parameters"];
  };
  /** A digest of the settings and sizes that must be the same to go on. */
  readonly fingerprint: string;
}

/** The file of a checkpoint. `loadCheckpoint` gives it back to the bit, `load` its model alone.
 *
 * Throws  "checkpoint/moments" and what `save` throws
 */
export function saveCheckpoint(checkpoint: Checkpoint): Uint8Array<ArrayBuffer> {
  const { model, best } = checkpoint;
  checkDescription(model);
  checkParameters(model, model.parameters);
  if (best) checkParameters(model, best.parameters, "best.");
  const tensors = [
    ...parameterTensors(model, model.parameters),
    ...momentTensors(checkpoint),
    ...(best ? parameterTensors(model, best.parameters, "best.") : []),
  ];
  return writeTensors({ tensors, metadata: { kobai: writeMetadata(checkpointMetadata(checkpoint)) } });
}

const momentName = (name: string, moment: number) => `optimizer.${name}.${moment}`;
const momentCount = ({ moments }: Checkpoint) => moments[0]?.weights.length ?? 0;

function momentTensors(checkpoint: Checkpoint): Tensor[] {
  const { model, moments } = checkpoint;
  const count = momentCount(checkpoint);
  return slotsOf(model).flatMap(({ layer, part, name, shape }) => {
    const arrays = moments[layer]?.[part] ?? [];
    const size = model.parameters[layer][part].length;
    if (arrays.length !== count || arrays.some((values) => values.length !== size))
      fail("checkpoint/moments", {
        ...{ layer: layer + 1, part, count, size },
        got: arrays.map((values) => values.length),
      });
    return arrays.map((values, moment) => ({ name: momentName(name, moment), shape, values }));
  });
}

function checkpointMetadata(checkpoint: Checkpoint): Metadata {
  const { model, moments: _, best, history, ...counters } = checkpoint;
  return {
    ...modelMetadata(model),
    checkpoint: {
      ...counters,
      history: [...history],
      moments: momentCount(checkpoint),
      ...(best && { best: { epoch: best.epoch, loss: best.loss } }),
    },
  };
}

/** The checkpoint of a file.
 *
 * Throws  "checkpoint/none" for the file of a model alone, and what `load` throws
 */
export function loadCheckpoint(bytes: Uint8Array): Checkpoint {
  const { tensors, metadata } = readTensors(bytes);
  const about = metadata.kobai === undefined ? undefined : readMetadata(metadata.kobai);
  if (!about?.checkpoint) return fail("checkpoint/none", {});
  const rest = unclaimed(tensors);
  const model = takeModel(rest, about);
  const { moments: count, best, ...counters } = about.checkpoint;
  const moments = takeMoments(rest, model, count);
  const parameters = best && takeParameters(rest, model, "best.");
  if (parameters) checkParameters(model, parameters, "best.");
  for (const name of rest.keys()) fail("load/extra", { tensor: name, layers: model.layers.length });
  return { model, moments, ...counters, ...(best && { best: { ...best, parameters: parameters! } }) };
}

function takeMoments(rest: Unclaimed, model: Model, count: number): MachineState["moments"] {
  return perLayer(model, ({ name, shape }) =>
    Array.from({ length: count }, (_, moment) => take(rest, momentName(name, moment), shape)),
  );
}
