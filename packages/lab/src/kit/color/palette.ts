// Numbers as colors for canvas pixels: from paper toward a color, in even steps to the eye (OKLab, Ottosson 2020).

export type Rgb = readonly [number, number, number];

/** 256 colors from paper to a full color, each one word of the four bytes that ImageData wants. */
export type Ramp = Uint32Array<ArrayBuffer>;

export interface Palette {
  readonly ink: Ramp;
  readonly positive: Ramp;
  readonly negative: Ramp;
}

export function ramp(paper: Rgb, color: Rgb): Ramp {
  const [from, to] = [toOklab(paper), toOklab(color)];
  const bytes = new Uint8ClampedArray(4 * 256);
  for (let i = 0; i < 256; i++) {
    const mixed = from.map((value, k) => value + ((to[k] - value) * i) / 255) as unknown as Rgb;
    bytes.set([...fromOklab(mixed), 255], 4 * i);
  }
  return new Uint32Array(bytes.buffer);
}

/** Values as pixels: 0 is paper; for signed palettes the sign chooses the color; `range` is full color. */
export function painted(
  values: ArrayLike<number>,
  { palette, range, signed }: { palette: Palette; range: number; signed: boolean },
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const share = range > 0 ? Math.min(Math.abs(values[i]) / range, 1) : 0;
    const shades = !signed ? palette.ink : values[i] < 0 ? palette.negative : palette.positive;
    pixels[i] = shades[Math.round(255 * share)];
  }
  return new Uint8ClampedArray(pixels.buffer);
}

/** The largest size among the values. */
export function largestSize(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]));
  return largest;
}

const linear = (byte: number) => {
  const c = byte / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};
const encoded = (c: number) =>
  255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * Math.max(c, 0) ** (1 / 2.4) - 0.055);

function toOklab(rgb: Rgb): Rgb {
  const [r, g, b] = rgb.map(linear);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Rgb): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}
