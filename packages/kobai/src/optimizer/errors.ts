import { type Fail, shown, thrower } from "../errors.js";

type Setting = { setting: string; expected: string; got: unknown; hint: string };

export const optimizerMessages = {
  "optimizer/kind": ({ got }: { got: unknown }) =>
    `optimizer: expected an optimizer, got ${shown(got)}. Use one of gradient-descent, momentum, rmsprop, adam, adamw.`,
  "optimizer/setting": ({ optimizer, setting, expected, got, hint }: { optimizer: string } & Setting) =>
    `${optimizer}, ${setting}: expected ${expected}, got ${shown(got)}. ${hint}`,
  "schedule/kind": ({ got }: { got: unknown }) =>
    `learning rate: expected a schedule, got ${shown(got)}. Use one of constant, step, linear, exponential, cosine.`,
  "schedule/setting": ({ schedule, setting, expected, got, hint }: { schedule: string } & Setting) =>
    `${schedule} schedule, ${setting}: expected ${expected}, got ${shown(got)}. ${hint}`,
};

export const fail: Fail<typeof optimizerMessages> = thrower(optimizerMessages);
