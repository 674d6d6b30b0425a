// Many small pictures in one: the weights of every hidden cell as 24 × 24 pixels, one pixel of nothing between them.
import { imageLength, imageSize } from "../drawing/prepare.js";

/** From one picture to the next. */
export const pitch = imageSize + 1;

/** Shapes  hiddenWeights [hidden][576] → values [rows · pitch − 1][perRow · pitch − 1] */
export function tiled(
  { hidden, hiddenWeights }: { hidden: number; hiddenWeights: ArrayLike<number> },
  perRow: number,
): { values: Float32Array; range: number } {
  const columns = perRow * pitch - 1;
  const values = new Float32Array(columns * (Math.ceil(hidden / perRow) * pitch - 1));
  let squares = 0;
  for (let cell = 0; cell < hidden; cell++) {
    const corner = Math.floor(cell / perRow) * pitch * columns + (cell % perRow) * pitch;
    for (let pixel = 0; pixel < imageLength; pixel++) {
      const weight = hiddenWeights[cell * imageLength + pixel];
      values[corner + Math.floor(pixel / imageSize) * columns + (pixel % imageSize)] = weight;
      squares += weight * weight;
    }
  }
  // one range for all, so that strong cells look strong; the largest weights of all would leave the rest pale
  return { values, range: 3 * Math.sqrt(squares / (hidden * imageLength)) };
}
