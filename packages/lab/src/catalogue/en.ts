// Everything the frame says in English. Prose is in content/, a figure's own words in its folder.
import type { Failures } from "./failures.js";

const expectations = {
  object: "a short list of named values",
  list: "a list of at most 100",
  text: "a text of at most 20,000 characters",
  time: "a time in milliseconds",
  count: "a small whole number",
  "known word": "one of the lab’s own words",
};

const failures: Failures = {
  "lab/data-missing": ({ file, status }) =>
    `The training data is not here: the server answered ${status} for ${file}. Start the lab with “kobai lab”.`,
  "lab/data-unreachable": () =>
    "The training data did not arrive. Check that the server still runs, then train again.",
  "lab/worker": () => "The part of the page that trains could not start. Reload the page to try again.",
  "lab/model-unreachable": ({ status }) =>
    `The trained weights did not arrive: the server answered ${status}. Reload the page to try again.`,
  "lab/model-shape": ({ sizes }) =>
    `This figure shows networks of 576 inputs, one hidden layer and 10 outputs; the model given is ${sizes.join("-")}. Start the lab without --model, or train one with “kobai train mnist”.`,
  "lab/sandbox": () =>
    "The part of the page that runs your code could not start. Your code is kept; reload the page to try again.",
  "lab/python-unreachable": ({ status }) =>
    status === 0
      ? "Python did not arrive. It needs the network the first time; TypeScript works without."
      : `Python is not here: the server answered ${status}. TypeScript works without it.`,
  "train/diverged": ({ epoch, step, learningRate }, { number }) =>
    `In epoch ${epoch}, step ${number(step)}, the loss stopped being a number. Steps of learning rate ${learningRate} overshoot: try a tenth of it.`,
  "progress/too-large": ({ megabytes, most }, { number }) =>
    `This file has ${number(megabytes, 1)} MB; one that the lab wrote has at most ${most}. Choose a file saved by “Save as a file”.`,
  "progress/json": () => "This file is no JSON, or it is cut short. Choose a file saved by “Save as a file”.",
  "progress/format": () =>
    "This file is JSON, but not a file of progress. Choose one saved by “Save as a file”.",
  "progress/version": ({ version }) =>
    `This file has version ${version} of the format, this lab reads version 1. Open it with the lab that wrote it.`,
  "progress/exercise": ({ id }) =>
    `This file speaks of an exercise ${id}, which this lab does not have. Open it with the lab that wrote it.`,
  "progress/value": ({ place, expected }) =>
    `In this file ${place} is not what it must be: ${expectations[expected]}. Somebody may have edited it; save it anew.`,
  unknown: ({ code }) => `Something went wrong that should not (${code}). Reload the page to try again.`,
};

export const en = {
  title: "Downhill",
  subtitle: "How a neural network learns",
  description: "A lecture in which every figure is alive: draw, look inside, train the network yourself.",
  languageName: "English",
  otherLanguage: "日本語",
  skip: "Skip to the text",
  home: "Choose a language",
  contents: "Contents",
  contentsLead:
    "The whole walk, from one digit to backpropagation. Exercises have the numbers that they have in Shinyama’s course.",
  figures: "Figures",
  figuresLead: "Each has a page of its own: for a lesson, or to be embedded in yours.",
  place: "Where you are",
  previousSection: "Previous section",
  nextSection: "Next section",
  notYet: "not written yet",
  lightTheme: "Light",
  darkTheme: "Dark",
  toDark: "Switch to dark paper",
  toLight: "Switch to light paper",
  reset: "Reset this figure",
  ownPage: "This figure alone",
  backToLecture: "Read it in the lecture",
  copyLink: "Copy link",
  copyCode: "Copy as code",
  copyCommand: "Copy as command",
  copyEmbedding: "Embed",
  copied: "Copied",
  misread: (names: readonly string[]) =>
    `Part of the address was not understood (${names.join(", ")}). The figure shows its usual values there.`,
  exerciseLead: (title: string) => `An exercise of the lecture, checked and explained: ${title}.`,
  progress: {
    title: "Your progress",
    lead: "All of this is kept in this browser only. Save it as a file to take it elsewhere, or print it for your teacher.",
    mark: (solved: number, of: number) => `${solved} of ${of} exercises solved`,
    total: (solved: number, of: number) => `${solved} of ${of} exercises solved.`,
    person: "Name",
    exercise: "Exercise",
    state: "State",
    wrong: "Wrong tries",
    hints: "Hints",
    ownWords: "In their own words",
    open: "not begun",
    begun: "begun",
    solvedOn: (date: string) => `solved ${date}`,
    save: "Save as a file",
    openFile: "Open a file",
    print: "Print",
    forget: "Forget everything",
    bringBack: "Bring back what was here",
    saved: (file: string) => `Saved as ${file}.`,
    read: (file: string, count: number) =>
      `${file} is read: ${count === 1 ? "1 exercise" : `${count} exercises`}. It has taken the place of what was here, which you can bring back.`,
    forgotten: "Forgotten. You can still bring it back.",
    back: "It is back.",
    nothingKept:
      "This browser keeps nothing (a private window, or storage is switched off). Save a file before you leave the page.",
    noScript: "Progress is kept only with JavaScript.",
  },
  noScript: "This figure is alive only with JavaScript. The text around it can be read without.",
  failures,
  credit: {
    before: "Built around the structure of ",
    lecture: "lecture 3 of Yusuke Shinyama’s course",
    after: " for programmers (",
    license: "CC BY-SA 4.0",
    own: "). Every text, program and picture here is new.",
    software:
      "Made with kobai, the library behind this lab; the digits are MNIST, by Yann LeCun, Corinna Cortes and Christopher Burges.",
  },
};

/** What every language must have: a missing text is a type error. */
export type Catalogue = typeof en;
