// What a file says about its tensors: one JSON text under the name `kobai`. The schema below is the format;
// docs/file-format.md explains it. A change of the schema is a new number of the format.
import { lossNames } from "../../loss/loss.js";
import { activationNames } from "../../network/activations.js";
import { initializerNames } from "../../network/initialize.js";
import { momentsOf } from "../../optimizer/optimizer.js";
import type { EpochRecord } from "../../training/history.js";
import { fail } from "./errors.js";
import { type Json, parseJson, writeJson } from "./json.js";
import { factor, finite, list, measured, oneOf, type Reader, record, text, whole } from "./schema.js";

export const newestFormat = 1;

const layer = record(
  { kind: oneOf(["dense"]), outputSize: whole(1), activation: oneOf(activationNames) },
  { initializer: oneOf(initializerNames), dropout: finite },
);

const scaling = record({ kind: oneOf(["standard", "minmax"]), offset: list(finite), factor: list(factor) });

const inputColumn = record({ name: text }, { categories: list(text), fill: finite });
const columns = record({ inputs: list(inputColumn), targets: list(text) });

const training = record(
  { loss: oneOf(lossNames), epochs: whole(0), seed: whole(0) },
  { inputMeans: list(finite), test: record({ rows: whole(1), loss: measured }, { accuracy: measured }) },
);

const score = record({ loss: measured }, { accuracy: measured });

const epochRecord: Reader<EpochRecord> = record(
  { epoch: whole(1), loss: measured, learningRate: finite, seconds: finite },
  { accuracy: measured, validation: score },
);

const checkpoint = record(
  {
    epoch: whole(0),
    stepInEpoch: whole(0),
    step: whole(0),
    lossSum: measured,
    correct: whole(0),
    history: list(epochRecord),
    moments: whole(0, Math.max(...Object.values(momentsOf))),
    fingerprint: text,
  },
  { best: record({ epoch: whole(0), loss: measured }) },
);

const metadata = record(
  { format: whole(1), inputSize: whole(1), layers: list(layer) },
  { seed: whole(0), scaling, targetScaling: scaling, labels: list(text), columns, training, checkpoint },
);

export type Metadata = ReturnType<typeof metadata>;

/** Parses and checks the text.
 *
 * Throws  everything that begins with "json/" or "metadata/"
 */
export function readMetadata(source: string): Metadata {
  const value = parseJson(source, "metadata");
  checkFormat(value);
  return metadata(value, "");
}

/** A newer file must be told as such before its unknown names are. */
function checkFormat(value: Json): void {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return;
  if (Number.isSafeInteger(value.format) && (value.format as number) > newestFormat)
    fail("metadata/version", { newest: newestFormat, got: value.format as number });
}

/** The text of metadata, read once to prove that it can be. */
export function writeMetadata(value: Metadata): string {
  const written = writeJson(value);
  readMetadata(written);
  return written;
}
