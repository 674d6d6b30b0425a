// Points of two classes on a canvas: a diamond for the first, a disc for the second, hollow where they are set aside,
// ringed where the network is wrong about them.

export interface Mark {
  readonly x: number;
  readonly y: number;
  /** 0 or 1. */
  readonly label: number;
  readonly test: boolean;
  readonly wrong: boolean;
}

const radius = 3.4;

export function drawPoints(
  context: CanvasRenderingContext2D,
  marks: readonly Mark[],
  style: CSSStyleDeclaration,
): void {
  const color = (name: string) => style.getPropertyValue(`--${name}`);
  const [paper, ink, first, second] = ["paper", "ink", "negative", "positive"].map(color);
  for (const mark of marks) {
    const hue = mark.label === 1 ? second : first;
    outline(context, mark, radius);
    context.lineWidth = 2.4;
    context.strokeStyle = paper;
    context.stroke();
    context.fillStyle = mark.test ? paper : hue;
    context.fill();
    context.lineWidth = 1.6;
    context.strokeStyle = hue;
    if (mark.test) context.stroke();
    if (mark.wrong) ring(context, mark, ink);
  }
}

function outline(context: CanvasRenderingContext2D, { x, y, label }: Mark, r: number): void {
  context.beginPath();
  if (label === 1) context.arc(x, y, r, 0, 2 * Math.PI);
  else {
    const d = 1.25 * r;
    context.moveTo(x, y - d);
    context.lineTo(x + d, y);
    context.lineTo(x, y + d);
    context.lineTo(x - d, y);
    context.closePath();
  }
}

function ring(context: CanvasRenderingContext2D, { x, y }: Mark, ink: string): void {
  context.beginPath();
  context.arc(x, y, 2 * radius, 0, 2 * Math.PI);
  context.lineWidth = 1.2;
  context.strokeStyle = ink;
  context.stroke();
}
