// HTML by tagged templates: whatever is put in is escaped, unless it is HTML made here.

export interface Html {
  readonly html: string;
}

type Part = string | number | Html | undefined | readonly (string | number | Html | undefined)[];

export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: texts.reduce((sum, text, i) => sum + htmlOf(parts[i - 1]) + text) };
}

function htmlOf(part: Part): string {
  if (part === undefined) return "";
  if (Array.isArray(part)) return part.map(htmlOf).join("");
  return typeof part === "object" ? (part as Html).html : escaped(String(part));
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]);
}

export function section(title: string, body: Html): Html {
  return html`<section><h2>${title}</h2>${body}</section>`;
}
