// Starts TensorFlow.js on its WebAssembly backend: importing the package registers it, ready() loads the SIMD build.
import "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs";

export async function start() {
  await tf.setBackend("wasm");
  await tf.ready();
  if (tf.getBackend() !== "wasm") throw new Error(`tfjs: expected the wasm backend, got ${tf.getBackend()}`);
}
