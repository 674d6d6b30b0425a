// A model as the bytes of a safetensors file: docs/file-format.md.
import { checkDescription, checkParameters } from "./check.js";
import { type Metadata, newestFormat, writeMetadata } from "./format/metadata.js";
import { writeTensors } from "./format/safetensors.js";
import type { Model } from "./model.js";
import { parameterTensors } from "./tensors.js";

/** The file of a model. The same model gives the same bytes; `load` gives the model back to the bit.
 *
 * Throws  what `checkDescription` and `checkParameters` throw, and "metadata/value" for values no file can hold
 */
export function save(model: Model): Uint8Array<ArrayBuffer> {
  checkDescription(model);
  checkParameters(model, model.parameters);
  return writeTensors({
    tensors: parameterTensors(model, model.parameters),
    metadata: { kobai: writeMetadata(modelMetadata(model)) },
  });
}

/** Everything about a model but its parameters, as a file holds it. */
export function modelMetadata(model: Model): Metadata {
  const { inputSize, seed, layers, scaling, targetScaling, labels, columns, training } = model;
  const about = { scaling, targetScaling, labels, columns, training };
  return { format: newestFormat, inputSize, seed, layers, ...about } as Metadata;
}
