import { type Fail, shown, thrower } from "../errors.js";

export const exportMessages = {
  "export/name": ({ got }: { got: string }) =>
    `export: expected a name of letters, digits and _ that begins with a letter, got ${shown(got)}. Choose another with { name }.`,
  "export/nul": ({ got }: { got: string }) =>
    `export to Java: expected names without the character NUL, got ${shown(got)}. Rename the column or the label.`,
};

export const fail: Fail<typeof exportMessages> = thrower(exportMessages);
