// How far a file has been read: one line of the terminal, which shows for what takes long and goes when it is done.
import type { ByteSource } from "@kobai/tables";
import type { Screen } from "./terminal.js";
import { printable, truncate } from "./text.js";

/** Milliseconds before it shows at all, and between two tellings. */
const patience = 1000;
const pause = 200;

const clearLine = "\r\u001b[K";

export interface WatchedReading {
  readonly source: ByteSource;
  /** Takes the line away. */
  finish(): void;
}

/** The same source, told about as it is read. Bytes that are read twice count twice, up to the whole. */
export function watchReading(
  source: ByteSource,
  terminal: Screen,
  now = () => performance.now(),
): WatchedReading {
  let [read, next, shown] = [0, now() + patience, false];
  const tell = () => {
    if (!terminal.live || now() < next) return;
    next = now() + pause;
    shown = true;
    const share = Math.floor(100 * Math.min(1, read / source.size));
    const end = `: ${share} % read`;
    terminal.write(
      `${clearLine}${truncate(printable(source.name), terminal.width() - end.length - 1)}${end}`,
    );
  };
  return {
    source: {
      ...source,
      read: async (start, end) => {
        const bytes = await source.read(start, end);
        read += bytes.length;
        tell();
        return bytes;
      },
    },
    finish: () => shown && terminal.write(clearLine),
  };
}
