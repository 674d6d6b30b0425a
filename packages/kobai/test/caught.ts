// What a call throws, as the data and the words that a user meets.
import { KobaiError } from "../src/errors.js";

/** "code: message" of the KobaiError that the call must throw; any other error goes on. */
export function caught(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof KobaiError) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error("expected a KobaiError, got none");
}

export async function caughtAsync(call: () => Promise<unknown>): Promise<string> {
  const result = await call().catch((error: unknown) => () => {
    throw error;
  });
  return caught(typeof result === "function" ? (result as () => never) : () => undefined);
}
