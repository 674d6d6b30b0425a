// One request, one answer: from the built lab, or from the model that the reader brought.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { digitFile } from "./digits.js";
import { knownHost, locate } from "./guard.js";
import { cacheControl, contentType, securityHeaders } from "./headers.js";

export interface Site {
  /** The folder of the built lab. */
  readonly folder: string;
  /** Served in place of the weights that the lab was built with. */
  readonly modelFile?: string | undefined;
}

/** Where the lab looks for its trained digit network. */
const modelPath = "/model/digits.safetensors";

export async function answer(
  site: Site,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  for (const [name, value] of Object.entries(securityHeaders(pathname))) response.setHeader(name, value);
  if (!knownHost(request.headers.host, port)) return refuse(response, 403);
  if (request.method !== "GET" && request.method !== "HEAD")
    return refuse(response, 405, { Allow: "GET, HEAD" });
  if (pathname === modelPath && site.modelFile)
    return send(request, response, { pathname, path: site.modelFile });
  const found = await locate(site.folder, pathname);
  if (found?.kind === "file") return send(request, response, { pathname, path: found.path });
  if (found?.kind === "folder") return answerFolder(site, pathname, request, response);
  const digits = await digitFile(pathname);
  if (!digits) return refuse(response, 404);
  response.writeHead(200, { "Content-Type": contentType(pathname), "Content-Length": digits.length });
  response.end(request.method === "HEAD" ? undefined : digits);
}

async function answerFolder(
  { folder }: Site,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // without its last slash a folder's page would look for everything one level too high
  if (!pathname.endsWith("/")) return refuse(response, 307, { Location: `${basename(pathname)}/` });
  const index = await locate(folder, `${pathname}index.html`);
  return index ? send(request, response, { pathname, path: index.path }) : refuse(response, 404);
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers).end();
}

interface Sent {
  readonly pathname: string;
  readonly path: string;
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { pathname, path }: Sent,
): Promise<void> {
  const { size, mtimeMs } = await stat(path);
  const tag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`;
  response.setHeader("Cache-Control", cacheControl(pathname));
  response.setHeader("ETag", tag);
  if (request.headers["if-none-match"] === tag) return refuse(response, 304);
  response.writeHead(200, { "Content-Type": contentType(path), "Content-Length": size });
  if (request.method === "HEAD") return void response.end();
  await pipeline(createReadStream(path), response);
}
