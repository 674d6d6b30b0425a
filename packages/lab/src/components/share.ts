// A figure in the state it is in, to be taken along: a link to its own page, and that page inside another one.
import { print, type Schema, type Values } from "../url-state.js";

interface Shown<S extends Schema> {
  readonly id: string;
  readonly schema: S;
  readonly values: Values<S>;
}

export function linkTo<S extends Schema>(page: URL, { id, schema, values }: Shown<S>): string {
  return `${page.origin}${page.pathname}${print(schema, id, values)}`;
}

/** Its page leaves out masthead and credit where it stands in a frame. */
export function embedding(link: string, title: string): string {
  const attribute = (text: string) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
  return `<iframe src="${attribute(link)}" title="${attribute(title)}" width="100%" height="720" loading="lazy" style="border: 0"></iframe>`;
}
