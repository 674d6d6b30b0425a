// What a call throws, as the code and the words that a user meets.
import { KobaiError } from "../src/errors.js";

/** "code: message" of the KobaiError that the call must throw; any other error goes on. */
export function caught(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return described(error);
  }
  throw new Error("expected a KobaiError, got none");
}

/** The same of a promise. */
export async function caughtAsync(call: () => Promise<unknown>): Promise<string> {
  try {
    await call();
  } catch (error) {
    return described(error);
  }
  throw new Error("expected a KobaiError, got none");
}

function described(error: unknown): string {
  if (error instanceof KobaiError) return `${error.code}: ${error.message}`;
  throw error;
}
