import { bytesSource } from "@kobai/tables";
import { expect, test } from "vitest";
import { watchReading } from "./reading.js";
import { plain } from "./terminal.js";

const thousand = () => bytesSource("data.csv", new Uint8Array(1000));

function terminal(live: boolean) {
  const written: string[] = [];
  return {
    written,
    screen: {
      live,
      paint: plain,
      width: () => 40,
      height: () => 24,
      write: (text: string) => written.push(text),
    },
  };
}

test("a file that takes long is told about, and the line goes when it is done", async () => {
  const { written, screen } = terminal(true);
  let time = 0;
  const { source, finish } = watchReading(thousand(), screen, () => time);
  await source.read(0, 100);
  time = 1000;
  await source.read(100, 340);
  time = 1100;
  await source.read(340, 500);
  time = 1200;
  await source.read(500, 990);
  finish();
  expect(written).toEqual(["\r\u001b[Kdata.csv: 34 % read", "\r\u001b[Kdata.csv: 99 % read", "\r\u001b[K"]);
});

test("a file that is read at once, or into a pipe, is not", async () => {
  for (const live of [true, false]) {
    const { written, screen } = terminal(live);
    let time = 0;
    const { source, finish } = watchReading(thousand(), screen, () => time);
    await source.read(0, 1000);
    time = live ? 0 : 5000;
    await source.read(0, 1000);
    finish();
    expect(written).toEqual([]);
  }
});

test("the line fits the terminal, and what is read twice is no more than the whole", async () => {
  const { written, screen } = terminal(true);
  const long = bytesSource(`${"長い".repeat(20)}.csv`, new Uint8Array(10));
  let time = 0;
  const { source } = watchReading(long, screen, () => time);
  await source.read(0, 10);
  time = 1000;
  await source.read(0, 10);
  expect(written).toEqual(["\r\u001b[K長い長い長い長い長い長い..: 100 % read"]);
});
