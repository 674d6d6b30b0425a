// Where a build writes: into a folder of its own, which takes the place of dist/site when all of it is there. Builds
// that run at the same time do not meet, and one that fails leaves the site that was.
import { renameSync, rmSync } from "node:fs";

const dist = new URL("../dist/", import.meta.url);
const own = new URL(`building-${process.pid}/`, dist);
const site = new URL("site", dist);

export const building = { site: new URL("site/", own), server: new URL("server/", own) };

/** Scripts carry a hash in their name, but for the service worker: it stands at the top of what it serves, under a name
 * that never changes. */
export function entryFileName({ name }: { name: string }): string {
  return name === "service-worker" ? "service-worker.js" : "assets/[name]-[hash].js";
}

export function publish(): void {
  // another build may publish between the two steps: then again, and the last one stands
  for (let tries = 1; ; tries++) {
    rename(site, new URL(`before-${tries}`, own), "ENOENT");
    if (rename(building.site, site, "ENOTEMPTY", "EEXIST")) return;
  }
}

/** False where one of the faults that may be was met. */
function rename(from: URL, to: URL, ...mayBe: string[]): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (mayBe.includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
}

export function discard(): void {
  rmSync(own, { recursive: true, force: true });
}
