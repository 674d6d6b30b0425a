import { describe, expect, it } from "vitest";
import { lecture } from "../build/content.js";
import { escaped } from "../build/document.js";
import { onlyWoff2 } from "../build/fonts.js";
import { section } from "../build/markdown.js";

describe("a section of Markdown", () => {
  it("is prose, notes and figures in their order", () => {
    const source = "One.\n\n:::note\nAside,\nin one part.\n:::\n\n:::figure recognizer\n\nTwo\nlines.\n";
    expect(section(source, "en")).toEqual([
      { kind: "noted", html: "<p>One.</p>\n", note: "<p>Aside,\nin one part.</p>\n" },
      { kind: "figure", id: "recognizer" },
      { kind: "prose", html: "<p>Two\nlines.</p>\n" },
    ]);
  });

  it("joins lines of Japanese without a space, and others with one", () => {
    const html = (source: string) =>
      section(source, "ja").map((block) => block.kind === "prose" && block.html);
    expect(html("数を\n足す\nAB\nCD")).toEqual(["<p>数を足す\nAB\nCD</p>\n"]);
  });

  it("has its formulas made by KaTeX, whole braces and all", () => {
    const [inline, block] = section("The sum $x_{ij}^{2}$ here.\n\n$$\n\\frac{1}{1+e^{-z}}\n$$\n", "en");
    expect(inline).toMatchObject({
      html: expect.stringContaining('<annotation encoding="application/x-tex">x_{ij}^{2}</annotation>'),
    });
    expect(block).toMatchObject({
      html: expect.stringMatching(/^<div class="formula"><span class="katex-display">/),
    });
  });

  it("leaves a price alone", () => {
    expect(section("It costs $ 5, not more.", "en")).toEqual([
      { kind: "prose", html: "<p>It costs $ 5, not more.</p>\n" },
    ]);
  });

  it.each([
    [":::note\nAlone\n:::", "expected a paragraph before :::note"],
    [":::aside x", "expected :::figure id, :::exercise id or :::note … :::, got :::aside x"],
    ["One.\n\n:::note\nOpen", "expected :::figure id, :::exercise id or :::note … :::, got :::note"],
    ["$\\frac{1}$", "KaTeX parse error"],
  ])("refuses %j", (source, message) => {
    expect(() => section(source, "en")).toThrow(message);
  });

  it("lets no HTML through", () => {
    expect(section("<script>x</script>", "en")).toEqual([
      { kind: "prose", html: "<p>&lt;script&gt;x&lt;/script&gt;</p>\n" },
    ]);
  });
});

describe("the lecture", () => {
  it("has the same chapters, sections and blocks in both languages", () => {
    const shape = (lang: "ja" | "en") =>
      lecture(lang).chapters.map(({ sections }) =>
        sections.map(({ id, blocks }) => [id, blocks?.map(({ kind }) => kind)]),
      );
    expect(shape("ja")).toEqual(shape("en"));
    expect(lecture("ja").introduction).toHaveLength(lecture("en").introduction.length);
  });

  it("names each section once", () => {
    const ids = lecture("en").chapters.flatMap(({ sections }) => sections.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("the document", () => {
  it("escapes what stands in its head", () => {
    expect(escaped('a < b & "c"')).toBe("a &lt; b &amp; &quot;c&quot;");
  });

  it("asks for fonts in one format", () => {
    const { handler } = onlyWoff2().transform as { handler: (css: string) => string };
    const css = 'src:url(a.woff2) format("woff2"),url(a.woff) format("woff"),url(a.ttf) format("truetype");';
    expect(handler(css)).toBe('src:url(a.woff2) format("woff2");');
  });
});
