import { type Fail, shown, thrower } from "../errors.js";
import type { ActivationName } from "../network/activations.js";
import { type LossName, lossNames } from "./loss.js";

export const lossMessages = {
  "loss/name": ({ got }: { got: unknown }) =>
    `loss: expected a loss, got ${shown(got)}. Use one of ${lossNames.join(", ")}.`,
  "loss/needs-activation": ({ loss, needs, got }: { loss: LossName; needs: ActivationName; got: string }) =>
    `loss: expected ${needs} in the last layer for ${loss}, got ${got}. Use ${needs} there, or mean-squared-error.`,
};

export const fail: Fail<typeof lossMessages> = thrower(lossMessages);
