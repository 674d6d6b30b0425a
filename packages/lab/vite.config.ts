// One `vite build` makes the whole site into dist/site (by way of a folder of its own): scripts, pages, trained weights, data.
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { exerciseTexts } from "./build/exercise-texts.js";
import { onlyWoff2 } from "./build/fonts.js";
import { building, entryFileName } from "./build/output.js";
import { buildSite, inputs, lectureSite } from "./build/site.js";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  appType: "custom",
  plugins: [svelte(), exerciseTexts(), lectureSite(), onlyWoff2()],
  worker: { format: "es" },
  // one style sheet, there before any script: a figure is dressed at first paint
  build: { target: "es2022", cssCodeSplit: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  environments: {
    client: {
      build: {
        outDir: fileURLToPath(building.site),
        manifest: true,
        rolldownOptions: { input: inputs, output: { entryFileNames: entryFileName } },
      },
    },
    ssr: { build: { outDir: fileURLToPath(building.server), ssr: "src/server.ts", copyPublicDir: false } },
  },
  builder: { buildApp: buildSite },
});
