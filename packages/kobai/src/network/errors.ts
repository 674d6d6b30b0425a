import { type Fail, shown, thrower } from "../errors.js";
import { activationNames } from "./activations.js";
import { initializerNames } from "./initialize.js";

type Got = { got: unknown };
type Layer = { layer: number };

export const networkMessages = {
  "network/input-size": ({ got }: Got) =>
    `network: expected inputSize to be a whole number of at least 1, got ${shown(got)}. It is the length of one input vector.`,
  "network/seed": ({ got }: Got) =>
    `network: expected seed to be a whole number from 0 to 2^53 − 1, got ${shown(got)}. Use 0 if you have no preference.`,
  "network/no-layers": (_: object) =>
    "network: expected at least one layer, got none. Add dense(outputSize, activation).",
  "layer/output-size": ({ layer, got }: Layer & Got) =>
    `dense ${layer}: expected outputSize to be a whole number from 1 to 1048576, got ${shown(got)}.`,
  "layer/activation": ({ layer, got }: Layer & Got) =>
    `dense ${layer}: expected an activation, got ${shown(got)}. Use one of ${activationNames.join(", ")}.`,
  "layer/softmax-hidden": ({ layer, count }: Layer & { count: number }) =>
    `dense ${layer}: expected softmax in the last layer only, got it in layer ${layer} of ${count}. Use relu or sigmoid in a hidden layer.`,
  "layer/initializer": ({ layer, got }: Layer & Got) =>
    `dense ${layer}: expected an initializer, got ${shown(got)}. Use one of ${initializerNames.join(", ")}.`,
  "layer/dropout": ({ layer, got }: Layer & Got) =>
    `dense ${layer}: expected dropout from 0 to less than 1, got ${shown(got)}. It is the share of outputs set to 0.`,
  "layer/dropout-last": ({ layer }: Layer) =>
    `dense ${layer}: expected no dropout in the last layer. It would drop answers; give it to a hidden layer.`,
};

export const fail: Fail<typeof networkMessages> = thrower(networkMessages);
