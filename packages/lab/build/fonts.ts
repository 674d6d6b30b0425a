// KaTeX offers its fonts in three formats for browsers of another age. Every browser that runs the lab reads WOFF2.
import type { Plugin } from "vite";

export function onlyWoff2(): Plugin {
  return {
    name: "kobai-only-woff2",
    enforce: "pre",
    transform: {
      filter: { id: /katex(\.min)?\.css$/ },
      handler: (css) => css.replace(/,\s*url\([^)]+\.(?:woff|ttf)\)\s*format\("(?:woff|truetype)"\)/g, ""),
    },
  };
}
