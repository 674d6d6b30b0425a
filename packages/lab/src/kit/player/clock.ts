// Time for figures, on animation frames: a ticker for steps, a tween for one state becoming another. Both can be
// interrupted at any frame, and both are told the frames, so that a test needs no browser.

export interface Frames {
  request(callback: (now: number) => void): number;
  cancel(handle: number): void;
}

const ofBrowser: Frames = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
};

/** The reader has asked the system for no motion: show the end state at once. */
export function still(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Calls `act` every so many milliseconds, at once the first time, until it answers false or is stopped. A late frame
 * makes up for nothing: at most one call each. Returns what stops it. */
export function ticker(
  act: () => boolean,
  { milliseconds, frames = ofBrowser }: { milliseconds: number; frames?: Frames },
): () => void {
  let next = -Infinity;
  let handle = frames.request(function frame(now) {
    if (now >= next) {
      next = now + milliseconds;
      if (!act()) return;
    }
    handle = frames.request(frame);
  });
  return () => frames.cancel(handle);
}

/** Calls `show` with the eased share of the way, 0…1, at every frame; 1 comes last, and at once where nothing is to
 * move. Returns what interrupts it: then `show` is not called again. */
export function tween(
  show: (share: number) => void,
  { milliseconds = 200, frames = ofBrowser }: { milliseconds?: number; frames?: Frames } = {},
): () => void {
  if (frames === ofBrowser && still()) {
    show(1);
    return () => {};
  }
  let begun: number | undefined;
  let handle = frames.request(function frame(now) {
    begun ??= now;
    const share = Math.min((now - begun) / milliseconds, 1);
    show(share * share * (3 - 2 * share));
    if (share < 1) handle = frames.request(frame);
  });
  return () => frames.cancel(handle);
}
