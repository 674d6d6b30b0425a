import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrowOf, combinations, count, errors, lossAt, moved, secretOf, slopesAt, start } from "./game.js";
import { journey, lettersOf, mostMoves, movesField } from "./moves.js";
import { allAtOnce, careful, descend, largestRate, obedient } from "./players.js";

const games = Array.from({ length: 500 }, (_, i) => i + 1);
const secrets = new Map(games.map((game) => [game, secretOf(game)]));
const share = (holds: (game: number, secret: number[]) => boolean) =>
  games.filter((game) => holds(game, secrets.get(game)!)).length / games.length;
const tenPlaces = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: count, maxLength: count });
const last = <T>(all: readonly T[]) => all[all.length - 1];

describe("the loss", () => {
  it("is a sum of ten squares with 25,937,424,601 combinations, 0 at the secret and nowhere else", () => {
    expect(combinations).toBe(25_937_424_601);
    fc.assert(
      fc.property(tenPlaces, fc.integer({ min: 1, max: 9999 }), (places, game) => {
        const secret = secretOf(game);
        expect(errors(places, secret)).toHaveLength(10);
        expect(lossAt(secret, secret)).toBe(0);
        expect(lossAt(places, secret) === 0).toBe(places.every((place, i) => place === secret[i]));
      }),
      { seed: 1 },
    );
  });

  it("has slopes that are its central differences", () => {
    fc.assert(
      fc.property(tenPlaces, fc.integer({ min: 0, max: 9 }), (places, i) => {
        const secret = secretOf(1);
        const at = (by: number) => lossAt(places.with(i, places[i] + by), secret);
        // exact for a square, whatever the width
        expect(Math.abs(slopesAt(places, secret)[i] - (at(1) - at(-1)) / 2)).toBe(0);
      }),
      { seed: 1 },
    );
  });

  it("has arrows against the slope, none where it is flat", () => {
    expect([arrowOf(3), arrowOf(-0.1), arrowOf(0)]).toEqual([-1, 1, 0]);
  });
});

describe("over 500 games", () => {
  it("whoever keeps only what helps is stuck above 0 in at least 98 of 100", () => {
    const stuck = share((_, secret) => {
      const { losses, places } = careful(secret);
      const best = last(losses);
      const tries = places.flatMap((_, slider) => [
        moved(places, { slider, by: 1 }),
        moved(places, { slider, by: -1 }),
      ]);
      expect(tries.every((tried) => lossAt(tried, secret) >= best)).toBe(true);
      return best > 0;
    });
    expect(stuck).toBeGreaterThanOrEqual(0.98);
  });

  it("whoever obeys any arrow comes to 0 within 300 moves in at least 98 of 100", () => {
    expect(
      share((game, secret) => last(obedient(secret, { game, most: 300 }).losses) === 0),
    ).toBeGreaterThanOrEqual(0.98);
  });

  it("whoever obeys all arrows at once never comes to 0 and never to rest", () => {
    expect(
      share((_, secret) => {
        const { losses, places } = allAtOnce(secret, 200);
        return Math.min(...losses) > 0 && slopesAt(places, secret).some((slope) => slope !== 0);
      }),
    ).toBeGreaterThanOrEqual(0.98);
    expect(new Set(allAtOnce(secretOf(1), 200).losses.slice(100)).size).toBeGreaterThan(1);
  });

  it("on the way some arrow is followed by a higher loss, every time", () => {
    const misled = share((game, secret) => {
      const { losses } = obedient(secret, { game, most: 300 });
      return losses.some((loss, i) => i > 0 && loss > losses[i - 1]);
    });
    expect(misled).toBe(1);
  });
});

describe("gradient descent", () => {
  it("settles at the secret just below the largest rate and never just above it", () => {
    expect(largestRate).toBeCloseTo((3 - 2 * Math.SQRT2) / 2, 15);
    for (const game of games.slice(0, 40)) {
      const secret = secrets.get(game)!;
      const final = (rate: number) => last(descend(secret, { rate, steps: 3000 }).losses);
      expect(final(0.99 * largestRate)).toBeLessThan(1e-9);
      expect(final(1.01 * largestRate)).toBeGreaterThan(1);
    }
  });

  it("is fastest at 1/12, where both kinds of error shrink alike", () => {
    const after = (rate: number) => last(descend(secretOf(1), { rate, steps: 400 }).losses);
    for (const rate of [0.02, 0.05, 0.075, 0.0855]) expect(after(1 / 12)).toBeLessThan(after(rate));
  });
});

describe("moves in the address", () => {
  it("are a letter each, up or down", () => {
    expect(lettersOf(0, 2) + lettersOf(9, -1)).toBe("aaJ");
    expect(last(journey("aaJ"))).toEqual([7, 5, 5, 5, 5, 5, 5, 5, 5, 4]);
    expect(journey("")).toEqual([start]);
  });

  it("are refused where they leave the track, are too many or no moves at all", () => {
    expect(movesField.parse("aaaaaAbJ")).toBe("aaaaaAbJ");
    for (const text of ["aaaaaa", "AAAAAA", "k", "a b", "aA".repeat(mostMoves / 2 + 1)])
      expect(movesField.parse(text)).toBeUndefined();
  });
});
