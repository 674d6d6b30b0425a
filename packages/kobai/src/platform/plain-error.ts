// An error on its way between threads: plain data, since classes do not cross.
import { KobaiError } from "../errors.js";

export interface PlainError {
  readonly code?: string;
  readonly fields?: object;
  readonly message: string;
}

export function plainError(error: unknown): PlainError {
  if (error instanceof KobaiError) return { code: error.code, fields: error.fields, message: error.message };
  return { message: String(error) };
}

export function revivedError({ code, fields, message }: PlainError): Error {
  return code === undefined ? new Error(message) : new KobaiError(code, fields ?? {}, message);
}
