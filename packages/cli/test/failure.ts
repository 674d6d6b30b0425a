import { KobaiError } from "kobai";

/** The error that an action ends with. */
export async function failureOf(action: () => unknown): Promise<KobaiError> {
  try {
    await action();
  } catch (error) {
    if (error instanceof KobaiError) return error;
    throw error;
  }
  throw new Error("expected a KobaiError, got none");
}
