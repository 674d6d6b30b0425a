// The lab's server: this machine only, loopback only, files only.
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { answer, type Site } from "./answer.js";
import { fail } from "./errors.js";

export interface LabOptions extends Site {
  /** The port to listen on; 0 for any free one. Without it the usual one, or any free one where that is taken. */
  readonly port?: number | undefined;
}

export interface RunningLab {
  readonly url: string;
  close(): Promise<void>;
}

const usualPort = 4884;
const loopback = "127.0.0.1";

/** Serves the built lab until it is closed.
 *
 * Throws  "lab/not-built", "lab/model-missing", "lab/port-taken"
 */
export async function serveLab({ folder, port, modelFile }: LabOptions): Promise<RunningLab> {
  if (!existsSync(folder)) fail("lab/not-built", { folder });
  if (modelFile !== undefined && !existsSync(modelFile)) fail("lab/model-missing", { file: modelFile });
  const server = createServer((request, response) => {
    // a reader who leaves in the middle of a file is no error of ours; anything else ends this one answer
    answer({ folder, modelFile }, portOf(server), request, response).catch(() => response.destroy());
  });
  await (port === undefined ? listenSomewhere(server) : listen(server, port));
  return { url: `http://${loopback}:${portOf(server)}/`, close: () => close(server) };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function listenSomewhere(server: Server): Promise<void> {
  await listen(server, usualPort).catch(() => listen(server, 0));
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => reject(listenError(error, port));
    server.once("error", refused);
    server.listen({ port, host: loopback }, () => {
      server.off("error", refused);
      resolve();
    });
  });
}

function listenError(error: NodeJS.ErrnoException, port: number): unknown {
  if (error.code !== "EADDRINUSE") return error;
  try {
    return fail("lab/port-taken", { port }, error);
  } catch (named) {
    return named;
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
