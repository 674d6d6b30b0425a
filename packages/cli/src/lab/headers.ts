// What every answer says about itself. The page is isolated (COOP, COEP), so that training may use several threads,
// and runs no script but its own.
import { extname } from "node:path";

type Policy = Readonly<Record<string, string>>;

const pagePolicy: Policy = {
  "default-src": "'self'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  // KaTeX writes the shape of a formula as inline styles
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob:",
  "worker-src": "'self'",
  "connect-src": "'self'",
  "object-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'self'",
};

/** The frame in which learners' code runs: any script may run there, and none reaches any address, storage or page. */
const sandboxPolicy: Policy = {
  "default-src": "'none'",
  "script-src": "'unsafe-inline' 'unsafe-eval' blob:",
  "worker-src": "blob:",
  "connect-src": "'none'",
  "frame-ancestors": "'self'",
  sandbox: "allow-scripts",
};

export function securityHeaders(pathname: string): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": told(pathname === "/sandbox.html" ? sandboxPolicy : pagePolicy),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
  };
}

function told(policy: Policy): string {
  return Object.entries(policy)
    .map(([name, sources]) => `${name} ${sources}`)
    .join("; ");
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".gz": "application/gzip",
};

export function contentType(path: string): string {
  return types[extname(path)] ?? "application/octet-stream";
}

/** Files of the build carry a hash of their content in their name and never change; everything else is asked anew. */
export function cacheControl(pathname: string): string {
  return pathname.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
}
