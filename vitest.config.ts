import { configDefaults, defineConfig } from "vitest/config";
import { exerciseTexts } from "./packages/lab/build/exercise-texts.js";

/** What counts how often a page tells, and how long it is busy, has the machine to itself. */
const alone = ["packages/lab/test/browser/trainer.test.ts", "packages/lab/test/recognizer/training.test.ts"];

export default defineConfig({
  plugins: [exerciseTexts()],
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"], externalConditions: ["source"] } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "together",
          include: ["packages/*/src/**/*.test.ts", "packages/*/test/**/*.test.ts", "test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...alone],
          maxWorkers: "100%",
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: "alone", include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
