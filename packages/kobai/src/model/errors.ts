import { type Fail, shown, thrower } from "../errors.js";

type Sizes = { expected: number; got: number };
type Tensor = { tensor: string };

const sizes = (shape: readonly number[]) => `[${shape.join(", ")}]`;

export const modelMessages = {
  "model/no-layers": (_: object) => "model: expected at least one layer, got none.",
  "model/parameters": ({ expected, got }: Sizes) =>
    `model: expected the parameters of ${expected} layers, got those of ${got}.`,
  "model/tensor": ({ tensor, shape, got }: Tensor & { shape: readonly number[]; got: number }) =>
    `model: expected ${shape.reduce((a, b) => a * b)} numbers in ${tensor} ${sizes(shape)}, got ${got}.`,
  "model/precision": ({ tensor, expected, got }: Tensor & { expected: string; got: string }) =>
    `model: expected all parameters in one precision, ${expected} as in 0.weight, got ${got} in ${tensor}. Convert them to one.`,
  "model/not-finite": ({ tensor, place, got }: Tensor & { place: string; got: number }) =>
    `model: expected finite numbers in ${tensor}, got ${got} at ${place}. The training diverged or the file is damaged: use an earlier model or checkpoint.`,
  "model/scaling": ({
    part,
    size,
    offsets,
    factors,
  }: Record<"size" | "offsets" | "factors", number> & { part: string }) =>
    `model: expected ${part} of ${size} columns, got ${offsets} offsets and ${factors} factors.`,
  "model/labels": ({ expected, got }: Sizes) =>
    `model: expected ${expected} labels (one per class), got ${got}.`,
  "model/columns": ({ expected, got }: Sizes) =>
    `model: expected input columns that make ${expected} inputs (a column of categories makes one each), got ${got}.`,
  "model/target-columns": ({ outputSize, got }: { outputSize: number; got: number }) =>
    `model: expected 1 target column, or ${outputSize} (one per output), got ${got}.`,
  "load/missing": ({ tensor, shape }: Tensor & { shape: readonly number[] }) =>
    `model file: expected a tensor ${shown(tensor)} of shape ${sizes(shape)}, got none. Every layer has a weight and a bias: write zeros for a missing bias.`,
  "load/extra": ({ tensor, layers }: Tensor & { layers: number }) =>
    `model file: expected the tensors of ${layers} layers, got ${shown(tensor)} besides. Remove it, or describe its layer in the metadata.`,
  "load/shape": ({
    tensor,
    expected,
    got,
  }: Tensor & { expected: readonly number[]; got: readonly number[] }) =>
    `model file, tensor ${shown(tensor)}: expected shape ${sizes(expected)}, got ${sizes(got)}. A weight is [outputSize, inputSize], a bias [outputSize].`,
  "load/weight": ({ tensor, got }: Tensor & { got: readonly number[] | undefined }) =>
    `model file, tensor ${shown(tensor)}: expected shape [outputSize, inputSize], got ${got ? sizes(got) : "none"}. Only dense (Linear) layers can be loaded.`,
  "load/name": ({ tensor }: Tensor) =>
    `model file: expected tensors named as in PyTorch's Sequential (0.weight, 0.bias, 2.weight …), got ${shown(tensor)}. Rename them before saving.`,
  "load/empty": (_: object) => "model file: expected tensors of at least one layer, got none.",
  "load/activations-unknown": ({ layers }: { layers: number }) =>
    `model file: expected the activations of ${layers} layers, got none, because the file has no kobai metadata. Name them: load(bytes, { activations: [${layers > 1 ? '"relu", ' : ""}"softmax"] }), one per layer.`,
  "load/activations-count": ({ expected, got }: Sizes) =>
    `load: expected ${expected} activations (one per layer of the file), got ${got}.`,
  "load/activations-differ": ({ layer, expected, got }: { layer: number; expected: string; got: unknown }) =>
    `load: expected the activation ${expected} in layer ${layer} as the file says, got ${shown(got)}. Leave the activations out.`,
  "checkpoint/none": (_: object) =>
    "checkpoint: expected a file with the state of a training run, got a model alone. Use load for a model.",
  "checkpoint/moments": (at: { layer: number; part: string; count: number; size: number; got: number[] }) =>
    `checkpoint, layer ${at.layer}: expected ${at.count} moments of ${at.size} numbers for its ${at.part}, got lengths ${sizes(at.got)}.`,
  "hash/crypto": (_: object) =>
    "weightsHash: expected crypto.subtle, got none. A browser has it on https and on localhost only.",
};

export const fail: Fail<typeof modelMessages> = thrower(modelMessages);
