import { defineConfig } from "vitest/config";
import { exerciseTexts } from "./packages/lab/build/exercise-texts.js";

export default defineConfig({
  plugins: [exerciseTexts()],
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"], externalConditions: ["source"] } },
  test: {
    include: ["packages/*/src/**/*.test.ts", "packages/*/test/**/*.test.ts", "test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: "100%",
  },
});
