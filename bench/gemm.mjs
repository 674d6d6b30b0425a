// @ts-check
// The matrix product alone, as a layer uses it: GFLOP/s and the share of what the machine can do, and nanoseconds per
// parameter from small layers to large ones. Usage: node --experimental-wasm-relaxed-simd bench/gemm.mjs [--shapes].
// The peak is what this engine reaches with nothing but products and sums in registers. --shapes measures tiles of every
// shape in place of those in packages/kobai/src/compile/emit/gemm-shapes.ts.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { stride } from "../packages/kobai/dist/compile/allocator.js";
import { inPanels, inRows } from "../packages/kobai/dist/compile/emit/forward.js";
import { emitGemm } from "../packages/kobai/dist/compile/emit/gemm.js";
import { blockRows } from "../packages/kobai/dist/compile/emit/gemm-shapes.js";
import { fusedLanes, lanes } from "../packages/kobai/dist/compile/emit/lanes.js";
import { farApart } from "../packages/kobai/dist/compile/emit/pack.js";
import { emitTranspose } from "../packages/kobai/dist/compile/emit/transpose.js";
import { define } from "../packages/kobai/dist/compile/encode/function.js";
import { branchIf, i32, loop, op } from "../packages/kobai/dist/compile/encode/instruction.js";
import { encodeModule } from "../packages/kobai/dist/compile/encode/module.js";
import { densePanels } from "../packages/kobai/dist/compile/panels.js";
import { hasRelaxedSimd } from "../packages/kobai/dist/compile/relaxed.js";

/** @typedef {import("../packages/kobai/dist/compile/emit/lanes.js").Lanes} Lanes */
/** @typedef {import("../packages/kobai/dist/compile/emit/gemm-shapes.js").TileShape} TileShape */
/** @typedef {{ name: string, flops: number, run: () => void, milliseconds: number[] }} Job */

const { values } = parseArgs({ options: { shapes: { type: "boolean", default: false } } });
const arithmetics = hasRelaxedSimd() ? [lanes.f32, fusedLanes.f32] : [lanes.f32];
const batch = 256;
const rounds = 7;

/** @param {number} columns */
const rowBytes = (columns) => stride(columns * 4);

/** The exports of a module with memory full of halves.
 * @param {import("../packages/kobai/dist/compile/encode/function.js").FunctionCode[]} functions
 * @param {number} bytes @returns {Record<string, (...operands: number[]) => void>} */
function linked(functions, bytes) {
  const memoryPages = Math.ceil(bytes / 65536) + 1;
  const exports = functions.map(({ name }) => name);
  const module = new WebAssembly.Module(encodeModule({ memoryPages, functions, exports }));
  const memory = new WebAssembly.Memory({ initial: memoryPages, maximum: memoryPages });
  new Float32Array(memory.buffer).fill(0.5);
  return /** @type {any} */ (new WebAssembly.Instance(module, { kobai: { memory } }).exports);
}

/** Twelve independent sums, as many as two units with six steps of delay can use.
 * @param {Lanes} working @returns {Job} */
function peak(working) {
  const [sums, steps] = [12, 2_000_000];
  const code = define("peak", { parameters: ["i32"] }, (f, left) => {
    const all = f.locals("v128", sums);
    const x = f.local("v128");
    return [
      x.set(working.load(i32(64))),
      loop(
        all.map((sum) => sum.set(working.multiplyAdd(x.get, x.get, sum.get))),
        branchIf(0, left.tee(op("i32.sub", left.get, i32(1)))),
      ),
      all.map((sum, i) => working.store(i32(128 + i * 16), sum.get)),
    ];
  });
  const { peak: run } = linked([code], 65536);
  const flops = 2 * steps * sums * working.count;
  return { name: `peak ${nameOf(working)}`, flops, run: () => run(steps), milliseconds: [] };
}

const nameOf = (/** @type {Lanes} */ { isFused }) => (isFused ? "fused" : "deterministic");

/** The three products of a layer of `inputs` × `outputs`: forward, gradient of weights, gradient of inputs with the
 * weights transposed first.
 * @param {Lanes} working @param {number} inputs @param {number} outputs @param {TileShape} [shape] @returns {Job[]} */
function products(working, inputs, outputs, shape) {
  const [xRow, zRow] = [rowBytes(inputs), rowBytes(outputs)];
  const [panels, transposedPanels] = [outputs, inputs].map((columns) => densePanels(columns, working.count));
  const common = { lanes: working, start: /** @type {const} */ ("zero"), ...(shape && { shape }) };
  const size = (inputs + 8) * (outputs + 8) * 4;
  const x = 4096;
  const z = x + batch * xRow + 4096;
  const w = z + batch * zRow + 4096;
  const turned = w + size;
  const room = turned + size;
  const blocks = room + batch * 32;
  const end = blocks + blockRows(working, batch, shape) * batch * 4;
  const along = { rowStride: xRow, depthStride: 4 };
  const functions = [
    emitGemm({ ...common, name: "NN", panels, a: along, b: inPanels(inputs), c: inRows(zRow) }),
    emitGemm({
      ...common,
      ...{ name: "TN", panels, a: { rowStride: 4, depthStride: xRow }, b: inRows(zRow), c: inPanels(inputs) },
      blocks: { behind: blocks - room, depth: batch },
      packs: zRow >= farApart,
    }),
    emitGemm({
      ...common,
      ...{ name: "NT", panels: transposedPanels, a: { rowStride: zRow, depthStride: 4 } },
      ...{ b: inPanels(outputs), c: inRows(xRow) },
    }),
    emitTranspose({
      ...{ name: "transpose", lanes: working, height: inputs, rows: inputs, columns: outputs },
      ...{ panels, transposedPanels },
    }),
  ];
  const { NN, TN, NT, transpose } = linked(functions, end);
  const flops = 2 * batch * inputs * outputs;
  const name = (/** @type {string} */ kind) => `${kind} ${inputs} × ${outputs} ${nameOf(working)}`;
  return [
    { name: name("NN"), flops, run: () => NN(x, w, 0, z, 0, batch, inputs, room), milliseconds: [] },
    { name: name("TN"), flops, run: () => TN(x, z, 0, w, 0, inputs, batch, room), milliseconds: [] },
    {
      name: name("NT"),
      flops,
      run: () => {
        transpose(w, turned, 0);
        NT(z, turned, 0, x, 0, batch, outputs, room);
      },
      milliseconds: [],
    },
  ];
}

/** Runs a job until the engine has surely optimized it. @param {Job} job */
function warmUp({ run }) {
  const until = performance.now() + 60;
  do run();
  while (performance.now() < until);
}

/** Lets jobs take turns. @param {Job[]} jobs */
function measure(jobs) {
  for (const job of jobs) warmUp(job);
  for (let round = 0; round < rounds; round++)
    for (const job of jobs) {
      const started = performance.now();
      job.run();
      job.milliseconds.push(performance.now() - started);
    }
}

const median = (/** @type {Job} */ { milliseconds }) => milliseconds.toSorted((a, b) => a - b)[rounds >> 1];
const gflops = (/** @type {Job} */ job) => job.flops / 1e6 / median(job);

/** @param {Job[]} jobs @param {number} best */
const print = (jobs, best) => {
  for (const job of jobs)
    console.log(
      `  ${job.name.padEnd(32)}${gflops(job).toFixed(1).padStart(6)} GFLOP/s ${((100 * gflops(job)) / best).toFixed(0).padStart(4)} % of the peak`,
    );
};

/** Tiles of two vectors whose rows, pins and steps differ. */
const shapes = [2, 3, 4, 5, 6].flatMap((rows) =>
  [...new Set([0, 1, 2, rows])].flatMap((pinEvery) =>
    [1, 2, 4].map((unrolled) => ({ heights: [rows, 3, 2, 1], pinEvery, unrolled })),
  ),
);

function measureShapes() {
  const peaks = arithmetics.map(peak);
  const all = arithmetics.flatMap((working) =>
    shapes.map((shape) => {
      const [job] = products(working, 1024, 1024, shape);
      return {
        ...job,
        name: `${shape.heights[0]} rows, pin ${shape.pinEvery}, ${shape.unrolled} steps, ${nameOf(working)}`,
      };
    }),
  );
  measure([...peaks, ...all]);
  print([...peaks, ...all], Math.max(...peaks.map(gflops)));
}

/** Sides of square layers of 10⁴ … 10⁷ parameters. */
const sides = [100, 178, 316, 562, 1000, 1778, 3162];

function measureSizes() {
  const peaks = arithmetics.map(peak);
  const square = arithmetics.flatMap((working) => products(working, 1024, 1024));
  measure([...peaks, ...square]);
  const best = Math.max(...peaks.map(gflops));
  print([...peaks, ...square], best);
  const layers = arithmetics.flatMap((working) =>
    sides.map((side) => {
      const jobs = products(working, side, side);
      measure(jobs);
      const nanoseconds = (1e6 * jobs.reduce((sum, job) => sum + median(job), 0)) / side ** 2;
      return { arithmetic: nameOf(working), parameters: side ** 2, nanoseconds };
    }),
  );
  console.log(`  nanoseconds per parameter, forward and backward, batch ${batch}`);
  for (const { arithmetic, parameters, nanoseconds } of layers)
    console.log(
      `  ${arithmetic.padEnd(14)}${parameters.toLocaleString("en").padStart(12)} ${nanoseconds.toFixed(1).padStart(6)}  ${"█".repeat(nanoseconds)}`,
    );
  write({
    peak: best,
    products: [...peaks, ...square].map((job) => ({ name: job.name, gflops: gflops(job) })),
    layers,
  });
}

function write(/** @type {object} */ result) {
  const folder = new URL("results/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  const machine = { cpu: cpus()[0].model, node: process.version, date: new Date().toISOString() };
  writeFileSync(new URL("gemm.json", folder), `${JSON.stringify({ ...machine, ...result }, null, 2)}\n`);
}

if (values.shapes) measureShapes();
else measureSizes();
