// Errors are data first (code, fields, cause), then one sentence: `where: expected X, got Y. What to do.`
// Each folder keeps its own messages in errors.ts, so that a code, its fields and its words stand together.

export class KobaiError<Code extends string = string, Fields extends object = object> extends Error {
  readonly code: Code;
  readonly fields: Fields;

  constructor(code: Code, fields: Fields, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "KobaiError";
    this.code = code;
    this.fields = fields;
  }
}

/** One function per error code: from the fields of the error to its English sentence. */
// biome-ignore lint/suspicious/noExplicitAny: the fields differ from code to code; `Fail` types each call
export type Messages = { readonly [code: string]: (fields: any) => string };

export type Fail<M extends Messages> = <Code extends keyof M & string>(
  code: Code,
  fields: Parameters<M[Code]>[0],
  cause?: unknown,
) => never;

/** The function that throws the errors of one table of messages. Annotate its result with `Fail<typeof messages>`,
 * so that TypeScript knows that nothing runs after it. */
export function thrower<M extends Messages>(messages: M): Fail<M> {
  return (code, fields, cause) => {
    throw new KobaiError(code, fields as object, messages[code](fields), cause);
  };
}

/** A value as it reads inside a message: strings quoted, long lists cut, numbers plain. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}…` : value);
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (value === null || typeof value !== "object") return String(value);
  return Array.isArray(value) ? `a list of ${value.length}` : `a ${value.constructor?.name ?? "object"}`;
}
