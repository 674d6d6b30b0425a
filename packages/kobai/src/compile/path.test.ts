import { describe, expect, it } from "vitest";
import { jobOf } from "../../test/differential/jobs.js";
import { dense } from "../network/dense.js";
import { tooMuchForTiny, wayOf } from "./path.js";

const shape = { seed: 1, inputSize: 9, layers: [dense(16, "relu")], rows: 20, batchSize: 5 };
const wide = { ...shape, inputSize: 64, layers: [dense(16, "relu")] };

describe("the path that trains a network", () => {
  it("is tiny up to 160 parameters", () => {
    expect(wayOf(jobOf(shape))).toBe("tiny");
    const larger = jobOf({ ...shape, layers: [dense(16, "relu", { dropout: 0 }), dense(1, "identity")] });
    expect(wayOf(larger)).toEqual({ inputs: false, hidden: true });
    expect(tooMuchForTiny(larger)).toBe("177 parameters are more than 160");
  });

  it("is not tiny with dropout or clipping", () => {
    const dropping = [dense(3, "relu", { dropout: 0.5 }), dense(1, "identity")];
    expect(tooMuchForTiny(jobOf({ ...shape, layers: dropping }))).toBe("dropout");
    expect(tooMuchForTiny(jobOf({ ...shape, clipNorm: 1 }))).toBe("clipping");
  });

  it("is sparse where there are 64 inputs or more and most of them are 0", () => {
    expect(wayOf(jobOf({ ...wide, density: 0.3 }))).toEqual({ inputs: true, hidden: true });
    expect(wayOf(jobOf({ ...wide, density: 0.9 }))).toEqual({ inputs: false, hidden: true });
  });
});
