// Who may ask, and for what. A page of another site can reach a server on this machine by a name of its own that
// points here (DNS rebinding), and a link inside a folder can lead out of it: neither gets an answer.
import { realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";

/** Whether a request names this server as itself. A browser always sends the name that it was given. */
export function knownHost(host: string | undefined, port: number): boolean {
  const names = ["127.0.0.1", "localhost", "[::1]"];
  // port 80 is the one that a browser leaves out
  const accepted = names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  return host !== undefined && accepted.includes(host.toLowerCase());
}

export interface Located {
  readonly kind: "file" | "folder";
  /** The real path, links followed. */
  readonly path: string;
}

/** What stands under `folder` at the path of an address; undefined where that is nothing, hidden, or outside. */
export async function locate(folder: string, pathname: string): Promise<Located | undefined> {
  const parts = decoded(pathname)?.split("/") ?? [".."];
  if (parts.some((part) => part.startsWith(".") || part.includes("\\") || part.includes("\0")))
    return undefined;
  const root = await realpath(folder);
  const path = await realpath(join(root, ...parts)).catch(() => undefined);
  if (path === undefined || (path !== root && !path.startsWith(root + sep))) return undefined;
  const found = await stat(path);
  if (found.isDirectory()) return { kind: "folder", path };
  return found.isFile() && !pathname.endsWith("/") ? { kind: "file", path } : undefined;
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined; // a broken escape such as %E3%8
  }
}
