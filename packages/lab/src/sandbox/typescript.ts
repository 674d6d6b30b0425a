// TypeScript becomes JavaScript before it goes into the sandbox: types are taken out, imports become calls of `require`,
// and every line stays where it was, so that an error's line is the learner's own.
import { transform } from "sucrase";
import type { Runnable } from "./messages.js";
import type { Program } from "./program.js";

export interface Misspelled {
  readonly message: string;
  readonly line?: number;
}

/** Each part by itself: a brace that is missing in one is not found in the other. */
export function javascript({ source, probe }: Program): Runnable | Misspelled {
  try {
    return { code: stripped(source), probe: probe === undefined ? null : stripped(probe) };
  } catch (error) {
    return misspelled(error as Error & { loc?: { line: number } });
  }
}

function stripped(code: string): string {
  return transform(code, { transforms: ["typescript", "imports"], disableESTransforms: true }).code;
}

/** The parser says "Error transforming …: Unexpected token (3:7)", and the place apart. */
function misspelled({ message, loc }: Error & { loc?: { line: number } }): Misspelled {
  const told = `SyntaxError: ${message.replace(/^Error transforming .*?: /, "").replace(/ \(\d+:\d+\)$/, "")}`;
  return loc ? { message: told, line: loc.line } : { message: told };
}
