// What every card says in English. What an exercise says is in its folder.
export const en = {
  /** Exercises of the lecture have a number; those of our own do not. */
  name: (number: string | undefined) => (number === undefined ? "Exercise" : `Exercise ${number}`),
  predict: "Your guess first, then the rest opens",
  lineOfYourOwn: "One line will do",
  lock: "That is my guess",
  skip: "Go on without one",
  guessed: "Your guess",
  noGuess: "You went on without a guess.",
  check: "Check",
  checkReason: "That is the reason",
  right: "Right.",
  notYet: "not yet",
  rightMark: "right",
  reasonRight: "Yes, that is the reason.",
  tried: (count: number) => `Try ${count}`,
  missing: (fields: string) => `Still missing: ${fields}.`,
  missingMany: (count: number) => `${count} places are still empty.`,
  unread: (field: string) => `I cannot read this as a number: ${field}.`,
  unreadAt: (field: string, character: string, place: number) =>
    `I can read this up to character ${place}, ${character}, and no further: ${field}.`,
  unreadEnd: (field: string) => `I can read this, but it ends too early: ${field}.`,
  digits: (fields: string) => `It fits as far as it goes. Give at least three significant digits: ${fields}.`,
  cut: (fields: string) => `Your last digit was cut off. Round it: ${fields}.`,
  wrong: (fields: string) =>
    `This is not it, and it is no slip that I know by name: ${fields}. A hint may show the way.`,
  wrongProgram: "The program runs, but its values are not the ones asked for. A hint may show the way.",
  list: (items: readonly string[]) => items.join("; "),
  reason: "And why?",
  why: "Why it is so",
  ownWords: "In your own words",
  ownWordsLead:
    "Explain it in a line, to someone who sits beside you. Nobody marks it; it is kept with your progress.",
  extend: "Further",
  hint: (next: number) => `Hint ${next} of 3`,
  hintNames: ["A direction", "A neighbor, worked out", "The whole solution"],
  tries: (count: number) => (count === 1 ? "The try before" : `The ${count} tries before`),
  nothingKept:
    "This browser keeps nothing (a private window, or storage is switched off): what you do here lasts as long as the page.",
  ownPage: "This exercise alone",
  backToLecture: "Read it in the lecture",
  noScript: "This exercise can be worked only with JavaScript. The question can be read without.",
  state: { predict: "not begun", do: "begun", reason: "begun", solved: "solved" },
};

export type CardWords = typeof en;
