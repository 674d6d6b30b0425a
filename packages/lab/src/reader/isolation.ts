// A page trains with several threads only where it is isolated, and that takes headers. `kobai lab` sends them; on a
// host that does not, a service worker adds them from the next page on, and keeps the site for reading offline.

export function isolateNextPage(root: URL): void {
  if (crossOriginIsolated || !("serviceWorker" in navigator)) return;
  // private windows may refuse: the page then goes on with one thread
  navigator.serviceWorker.register(new URL("service-worker.js", root), { scope: root.href }).catch(() => {});
}
