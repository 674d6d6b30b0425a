import { type Fail, shown, thrower } from "../errors.js";

type Sizes = { expected: number; got: number };

export const referenceMessages = {
  "trace/input-size": ({ expected, got }: Sizes) =>
    `trace: expected an input of length ${expected} (the inputSize of the network), got ${got}.`,
  "trace/target-size": ({ expected, got }: Sizes) =>
    `trace: expected a target of length ${expected} (the outputSize of the last layer), got ${got}. A label is one-hot here: 1 at the class, 0 elsewhere.`,
  "check-gradients/epsilon": ({ got }: { got: unknown }) =>
    `checkGradients: expected epsilon to be a finite number above 0, got ${shown(got)}. Try 1e-6.`,
};

export const fail: Fail<typeof referenceMessages> = thrower(referenceMessages);
