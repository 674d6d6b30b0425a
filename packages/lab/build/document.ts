// The document around a page. Every address in it is relative to the page itself.
import { type Language, languages } from "../src/figures/figure.js";
import type { Page } from "../src/server.js";

/** Where the scripts and styles of the site are, from its top. */
export interface Assets {
  /** Plain scripts that run before the first paint. */
  readonly theme: string;
  readonly home: string;
  readonly entry: string;
  readonly styles: readonly string[];
  /** The files that a module of the sources has become: its own and those it imports. */
  readonly filesOf: (source: string) => readonly string[];
}

export function documentOf(page: Page, assets: Assets): string {
  return `<!doctype html>
<html lang="${page.lang}" data-root="${page.root}">
<head>
${head(page, assets).join("\n")}
</head>
<body>
${page.body}
</body>
</html>
`;
}

function head(page: Page, assets: Assets): string[] {
  const at = (path: string) => page.root + path;
  const { title, description } = page;
  return [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title>`,
    `<meta name="description" content="${escaped(description)}">`,
    `<link rel="icon" type="image/svg+xml" href="${at("icon.svg")}">`,
    ...languages.map(
      (lang: Language) => `<link rel="alternate" hreflang="${lang}" href="${page.alternates[lang]}">`,
    ),
    `<script src="${at(assets.theme)}"></script>`,
    ...(page.file === "index.html" ? [`<script src="${at(assets.home)}"></script>`] : []),
    ...assets.styles.map((path) => `<link rel="stylesheet" href="${at(path)}">`),
    ...(page.modules.length > 0 ? living(page, assets) : []),
  ];
}

/** What a page that lives fetches at once: its script, the modules it will ask for, the weights they work on. */
function living({ root, modules: sources, usesWeights }: Page, { entry, filesOf }: Assets): string[] {
  const modules = new Set(["src/entry.ts", ...sources].flatMap(filesOf));
  modules.delete(entry);
  const weights = `<link rel="preload" as="fetch" crossorigin href="${root}model/digits.safetensors">`;
  return [
    ...(usesWeights ? [weights] : []),
    ...[...modules].map((path) => `<link rel="modulepreload" href="${root}${path}">`),
    `<script type="module" src="${root}${entry}"></script>`,
  ];
}

export function escaped(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (character) => entities[character]);
}
