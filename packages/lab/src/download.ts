// Large files, fetched when they are first needed: bytes are counted as they arrive, and what is gzipped is unpacked.

/** Bytes that have arrived. */
export interface DownloadProgress {
  readonly loaded: number;
  readonly total: number;
}

/** The files that were answered, unpacked. */
export function unpacked(
  responses: readonly Response[],
  tell: (progress: DownloadProgress) => void,
): Promise<Blob[]> {
  const total = responses.reduce((sum, { headers }) => sum + Number(headers.get("content-length")), 0);
  let loaded = 0;
  const count = (bytes: number) => {
    loaded += bytes;
    tell({ loaded, total: Math.max(total, loaded) });
  };
  return Promise.all(responses.map((response) => unpackedOne(response, count)));
}

async function unpackedOne(response: Response, count: (bytes: number) => void): Promise<Blob> {
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      count(chunk.length);
      controller.enqueue(chunk);
    },
  });
  const bytes = await new Response(response.body!.pipeThrough(counter)).blob();
  // some hosts declare the encoding, and then the browser has unpacked it already
  if (!(await isGzip(bytes))) return bytes;
  return new Response(bytes.stream().pipeThrough(new DecompressionStream("gzip"))).blob();
}

async function isGzip(bytes: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await bytes.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}
