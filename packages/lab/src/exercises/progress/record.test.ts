import { describe, expect, it } from "vitest";
import type { Verdict } from "../exercise.js";
import { type Attempt, attempted, mostAttempts, predicted, stageOf, tally, untouched } from "./record.js";

const attempt = (move: Attempt["move"], kind: "right" | "wrong", at = 1): Attempt => {
  const verdict: Verdict = kind === "right" ? { kind } : { kind: "not yet", reason: "wrong" };
  return { at, move, verdict, answer: {} };
};

describe("what is kept of an exercise", () => {
  it("goes from the guess to the work to the reason to the end", () => {
    const guessed = predicted(untouched, "two");
    const wrong = attempted(guessed, attempt("value", "wrong"));
    const right = attempted(wrong, attempt("value", "right", 2));
    const doubted = attempted(right, attempt("reason", "wrong", 3));
    const solved = attempted(doubted, attempt("reason", "right", 4));
    expect([untouched, guessed, wrong, right, doubted, solved].map(stageOf)).toEqual([
      ...["predict", "do", "do", "reason", "reason", "solved"],
    ]);
    expect(solved).toMatchObject({ solved: 4, prediction: "two" });
    expect(solved.attempts).toHaveLength(4);
  });

  it("locks the guess, also the one that was not made", () => {
    expect(predicted(predicted(untouched, "one"), "two").prediction).toBe("one");
    expect(predicted(predicted(untouched, ""), "two").prediction).toBe("");
  });

  it("stays solved, and keeps the moment of the first time", () => {
    const solved = attempted(
      attempted(untouched, attempt("value", "right", 1)),
      attempt("reason", "right", 2),
    );
    const again = attempted(attempted(solved, attempt("value", "wrong", 3)), attempt("value", "right", 4));
    expect([stageOf(again), again.solved]).toEqual(["solved", 2]);
  });

  it("holds the first attempt and the latest, and never forgets that the value was right", () => {
    let kept = attempted(untouched, attempt("value", "wrong", 0));
    kept = attempted(kept, attempt("value", "right", 1));
    for (let at = 2; at < 2 * mostAttempts; at++) kept = attempted(kept, attempt("reason", "wrong", at));
    expect(kept.attempts).toHaveLength(mostAttempts);
    expect(kept.attempts[0].at).toBe(0);
    expect(kept.attempts.at(-1)?.at).toBe(2 * mostAttempts - 1);
    expect(stageOf(kept)).toBe("reason");
  });

  it("is counted for a section", () => {
    const solved = attempted(
      attempted(predicted(untouched, ""), attempt("value", "right")),
      attempt("reason", "right"),
    );
    expect(tally([undefined, untouched, predicted(untouched, "a"), solved])).toEqual({
      begun: 2,
      solved: 1,
      of: 4,
    });
  });
});
