// @ts-check
// A drawn digit as a network sees it: strokes of a round pen, grey by how much of a pixel the pen covers.

/** @typedef {{ x: number, y: number }} Point */

const side = 24;
const penRadius = 1;

/** A three of our own, in pixels: two bows that meet in the middle. */
const three = [
  ...arc({ x: 11.4, y: 7.3 }, 4.3, [-2.7, 1.45]),
  ...arc({ x: 11.1, y: 16.1 }, 4.9, [-1.45, 2.55]),
];

/** Points along an arc, angles clockwise from the right. @param {Point} center @param {number} radius @param {[number, number]} angles */
function arc(center, radius, [from, to]) {
  return Array.from({ length: 200 }, (_, i) => {
    const angle = from + ((to - from) * i) / 199;
    return { x: center.x + radius * Math.cos(angle), y: center.y + radius * Math.sin(angle) };
  });
}

/** [24 · 24] from 0 (paper) to 1 (ink). */
export function drawnThree() {
  return Float32Array.from({ length: side * side }, (_, i) =>
    ink({ x: (i % side) + 0.5, y: Math.floor(i / side) + 0.5 }),
  );
}

function ink(/** @type {Point} */ { x, y }) {
  const distance = Math.min(...three.map((point) => Math.hypot(point.x - x, point.y - y)));
  return Math.max(0, Math.min(1, penRadius + 0.5 - distance));
}
