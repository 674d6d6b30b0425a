// The page's own colors, resolved for canvas pixels; they follow the reader's switch between light and dark paper.
import { type Palette, type Rgb, ramp } from "./palette.js";

let palette = $state.raw<Palette>();

/** The colors of this moment. Only for effects: there is no palette without a page. */
export function pagePalette(): Palette {
  if (!palette) {
    palette = resolved();
    const refresh = () => (palette = resolved());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", refresh);
    matchMedia("print").addEventListener("change", refresh);
    new MutationObserver(refresh).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }
  return palette;
}

/** Only for effects that paint with colors of their own: reading it repeats them when the paper changes. */
export function paper(): void {
  pagePalette();
}

function resolved(): Palette {
  const probe = document.body.appendChild(document.createElement("span"));
  const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", {
    willReadFrequently: true,
  })!;
  const rgb = (name: string): Rgb => {
    probe.style.color = `var(${name})`;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  };
  // the ground of a picture is a hair darker than the page, so that its edge is seen where its values are 0
  const ground = rgb("--wash");
  const made = {
    ink: ramp(ground, rgb("--ink")),
    positive: ramp(ground, rgb("--positive")),
    negative: ramp(ground, rgb("--negative")),
  };
  probe.remove();
  return made;
}
