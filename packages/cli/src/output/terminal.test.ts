import { describe, expect, test } from "vitest";
import { screen, silent } from "./terminal.js";

const stream = (parts: object) => ({ write: () => true, ...parts }) as unknown as NodeJS.WriteStream;
const terminal = stream({ isTTY: true, columns: 100, rows: 40 });

describe("screen", () => {
  test("is live and colored on a terminal", () => {
    const { live, paint, width, height } = screen(terminal, { TERM: "xterm" });
    expect([live, width(), height()]).toEqual([true, 100, 40]);
    expect(paint("loss", "loss")).toBe("\u001b[35mloss\u001b[39m");
    expect(paint("loss", "")).toBe("");
  });

  test("keeps moving without colors under NO_COLOR", () => {
    const { live, paint } = screen(terminal, { TERM: "xterm", NO_COLOR: "1" });
    expect([live, paint("loss", "loss")]).toEqual([true, "loss"]);
  });

  test("is colored under an empty NO_COLOR, as no-color.org has it", () => {
    expect(screen(terminal, { NO_COLOR: "" }).paint("strong", "x")).toBe("\u001b[1mx\u001b[22m");
  });

  test("neither moves nor colors when the terminal is dumb", () => {
    const { live, paint } = screen(terminal, { TERM: "dumb" });
    expect([live, paint("loss", "loss")]).toEqual([false, "loss"]);
  });

  test("is 80 columns of plain text in a pipe", () => {
    const { live, width, height, paint } = screen(stream({ columns: 20 }), { TERM: "xterm" });
    expect([live, width(), height(), paint("quiet", "x")]).toEqual([false, 80, 24, "x"]);
  });

  test("takes 80 columns where the terminal does not say", () => {
    expect(screen(stream({ isTTY: true, columns: 0 }), {}).width()).toBe(80);
  });
});

test("silent is no terminal", () => {
  silent.write("nothing");
  expect([silent.live, silent.width(), silent.height()]).toEqual([false, 80, 24]);
});
