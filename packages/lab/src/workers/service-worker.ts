// For static hosts that cannot set headers: stands between the page and the host, adds the headers that isolate the
// page (threads need them), and keeps the site for reading without a network. A script of its own, so that it
// imports and exports nothing. Source: W3C, Service Workers; WHATWG HTML, cross-origin isolation.

/** What the build writes above this script: a name for this very content, and every file but the training data. */
declare const builtSite: { readonly version: string; readonly files: readonly string[] };

/** What is used of ServiceWorkerGlobalScope: TypeScript's library for it cannot stand beside that of the page. */
interface Scope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: "install" | "activate" | "fetch", listener: (event: FetchEvent) => void): void;
}
interface FetchEvent {
  readonly request: Request;
  waitUntil(done: Promise<unknown>): void;
  respondWith(response: Promise<Response>): void;
}

{
  const worker = self as unknown as Scope;
  const { scope } = worker.registration;
  const assets = new URL("assets/", scope).href;
  // one origin may hold several sites, each in a folder of its own
  const family = `kobai ${scope} `;
  const cacheName = family + builtSite.version;

  worker.addEventListener("install", (event) => event.waitUntil(filled().then(() => worker.skipWaiting())));
  worker.addEventListener("activate", (event) => event.waitUntil(swept().then(() => worker.clients.claim())));
  worker.addEventListener("fetch", (event) => {
    const { method, url } = event.request;
    if (method === "GET" && url.startsWith(scope)) event.respondWith(answered(event.request));
  });

  async function filled(): Promise<void> {
    const cache = await caches.open(cacheName);
    const addresses = builtSite.files.map((file) => new URL(file.replace(/(^|\/)index\.html$/, "$1"), scope));
    await cache.addAll(addresses.map((address) => new Request(address, { cache: "reload" })));
  }

  /** Leaves no cache of an earlier build behind. */
  async function swept(): Promise<void> {
    const old = (await caches.keys()).filter((name) => name.startsWith(family) && name !== cacheName);
    await Promise.all(old.map((name) => caches.delete(name)));
  }

  /** Assets carry a hash in their name and are taken from the cache; anything else may have changed. */
  async function answered(request: Request): Promise<Response> {
    const kept = () => caches.match(request, { cacheName, ignoreSearch: true, ignoreVary: true });
    if (request.url.startsWith(assets)) return isolated((await kept()) ?? (await fetch(request)));
    try {
      return isolated(await fetched(request));
    } catch (offline) {
      const found = await kept();
      if (!found) throw offline;
      return isolated(found);
    }
  }

  /** The training data is large: it is kept once it was asked for. */
  async function fetched(request: Request): Promise<Response> {
    const response = await fetch(request);
    if (response.status === 200) {
      const cache = await caches.open(cacheName);
      // a full disk costs the copy, not the answer
      await cache.put(withoutSearch(request.url), response.clone()).catch(() => {});
    }
    return response;
  }

  function withoutSearch(url: string): string {
    const { origin, pathname } = new URL(url);
    return origin + pathname;
  }

  function isolated(response: Response): Response {
    // a redirection is opaque here, and is followed by the page
    if (response.type === "opaqueredirect" || response.type === "error") return response;
    const { status, statusText, body } = response;
    const headers = new Headers(response.headers);
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Embedder-Policy", "require-corp");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    return new Response(body, { status, statusText, headers });
  }
}
