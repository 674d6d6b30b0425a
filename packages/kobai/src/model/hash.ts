// The fingerprint of what a network has learned: equal hashes, equal weights to the bit.
import type { Network } from "../network/network.js";
import {
  type Floats,
  floats,
  type LayerParameters,
  parameterCount,
  precisionOf,
} from "../network/parameters.js";
import { fail } from "./errors.js";

/** SHA-256, in hexadecimal, over the layers in order: W as [out][in], then b, little-endian in the model's own
 * precision, every NaN as the quiet one without payload.
 *
 * Throws  "hash/crypto" where the platform has no crypto.subtle
 */
export async function weightsHash({ parameters }: Pick<Network, "parameters">): Promise<string> {
  const subtle = globalThis.crypto?.subtle ?? fail("hash/crypto", {});
  const digest = await subtle.digest("SHA-256", canonicalBytes(parameters));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function canonicalBytes(parameters: readonly LayerParameters[]): ArrayBuffer {
  const all = floats(precisionOf(parameters), parameterCount(parameters));
  let at = 0;
  for (const { weights, bias } of parameters) {
    all.set(weights, at);
    all.set(bias, at + weights.length);
    at += weights.length + bias.length;
  }
  canonicalizeNaN(all);
  return all.buffer;
}

/** By its bits: which NaN an assignment stores is up to the engine. */
function canonicalizeNaN(values: Floats): void {
  const words = new Uint32Array(values.buffer);
  const wide = values instanceof Float64Array;
  values.forEach((value, i) => {
    if (!Number.isNaN(value)) return;
    if (wide) words.set([0, 0x7ff80000], 2 * i);
    else words[i] = 0x7fc00000;
  });
}
