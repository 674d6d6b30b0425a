// What a stream can show: whether lines may be redrawn, whether colors may be used, how much room there is.
import { stripVTControlCharacters } from "node:util";

export interface Screen {
  /** Lines may be redrawn: a terminal that understands cursor movement. */
  readonly live: boolean;
  readonly paint: Paint;
  /** Columns; 80 where it is not a terminal. */
  readonly width: () => number;
  readonly height: () => number;
  readonly write: (text: string) => void;
}

export type Tone = "strong" | "quiet" | "loss" | "validation" | "wrong";
export type Paint = (tone: Tone, text: string) => string;

// Loss has one color everywhere, its validation twin another; nothing else is colored.
const codes: Record<Tone, [number, number]> = {
  strong: [1, 22],
  quiet: [2, 22],
  loss: [35, 39],
  validation: [36, 39],
  wrong: [33, 39],
};

const colored: Paint = (tone, text) =>
  text === "" ? "" : `\u001b[${codes[tone][0]}m${text}\u001b[${codes[tone][1]}m`;
export const plain: Paint = (_, text) => text;

type Environment = Readonly<Record<string, string | undefined>>;

/** Colors and movement follow the terminal, TERM=dumb and NO_COLOR (https://no-color.org). */
export function screen(stream: NodeJS.WriteStream, environment: Environment = process.env): Screen {
  const live = stream.isTTY === true && environment.TERM !== "dumb";
  const room = (size: number | undefined, fallback: number) => (live && size ? Math.max(1, size) : fallback);
  return {
    live,
    paint: live && !environment.NO_COLOR ? colored : plain,
    width: () => room(stream.columns, 80),
    height: () => room(stream.rows, 24),
    write: (text) => void stream.write(text),
  };
}

/** Writes nothing: for runs that are asked for JSON alone. */
export const silent: Screen = {
  live: false,
  paint: plain,
  width: () => 80,
  height: () => 24,
  write: () => {},
};

export const withoutEscapes = stripVTControlCharacters;
