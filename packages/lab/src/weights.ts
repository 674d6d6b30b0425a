// The trained digit network that comes with the page: a file of data, preloaded by the document.
import { KobaiError, load, type Model } from "kobai";

/** From the top of the site. `kobai lab --model` serves the reader's own model at the same place. */
const path = "model/digits.safetensors";

/** Throws "lab/model-unreachable", "lab/model-shape" and what `load` throws. */
export async function fetchModel(root: URL): Promise<Model> {
  const response = await fetch(new URL(path, root));
  if (!response.ok)
    throw new KobaiError("lab/model-unreachable", { status: response.status }, "lab/model-unreachable");
  return checked(load(new Uint8Array(await response.arrayBuffer())));
}

/** The figures show a network of 24 × 24 pixels, one hidden layer and ten digits. */
export function checked(model: Model): Model {
  const sizes = [model.inputSize, ...model.layers.map(({ outputSize }) => outputSize)];
  if (sizes.length === 3 && sizes[0] === 576 && sizes[2] === 10) return model;
  throw new KobaiError("lab/model-shape", { sizes }, "lab/model-shape");
}
