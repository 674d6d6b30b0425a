// What the figure knows at any moment: the drawing, the network in use and the one before it, what is looked at.
// Everything that follows from these follows by itself.
import type { Model } from "kobai";
import type {
  TrainerEvent,
  TrainerEvents,
  TrainingFailure,
  TrainingResult,
  TrainingSettings,
} from "../../workers/messages.js";
import type { TrainerClient } from "../../workers/trainer-client.js";
import { answers, type Case, casesFromText, casesToText } from "./cases/cases.js";
import { type Preparation, prepare } from "./drawing/prepare.js";
import type { Drawing } from "./drawing/strokes.js";
import { type Reading, type Recognizer, read, recognizerOf } from "./network/recognizer.js";
import {
  begun,
  ended,
  failed,
  idle,
  isBusy,
  testAccuracy,
  withData,
  withEpoch,
  withProgress,
} from "./training/run.js";

/** A cell that is looked into. */
export interface Subject {
  readonly layer: "input" | "hidden" | "output";
  readonly index: number;
}

/** A network with what is known of it. */
export interface Trained {
  readonly model: Model;
  readonly recognizer: Recognizer;
  /** On the 10,000 test digits of MNIST. */
  readonly accuracy?: number | undefined;
}

/** What its file says of it, where it was tested on all of MNIST's test digits. */
function knownAccuracy({ training }: Model): number | undefined {
  return training?.test?.rows === 10_000 ? training.test.accuracy : undefined;
}

const storageKey = "kobai.recognizer.cases";

export class Session {
  drawing = $state.raw<Drawing>([]);
  preparation = $state.raw<Preparation>("mnist");
  current = $state.raw<Trained>();
  /** The network before the training, to compare with and go back to. */
  before = $state.raw<Trained>();
  run = $state.raw(idle);
  cases = $state.raw<readonly Case[]>([]);
  pointed = $state.raw<Subject>();
  pinned = $state.raw<Subject>();

  readonly input = $derived(prepare(this.drawing, this.preparation));
  readonly reading = $derived.by(
    (): Reading | undefined => this.current && read(this.current.recognizer, this.input),
  );
  /** What the network says, where there is something to read. */
  readonly answer = $derived(this.drawing.length > 0 ? this.reading : undefined);
  /** The cell that the reader asks about. */
  readonly asked = $derived(this.pointed ?? this.pinned);
  readonly subject = $derived.by(
    (): Subject | undefined => this.asked ?? (this.answer && { layer: "output", index: this.answer.digit }),
  );
  /** The digits that the network in use, and the one before it, read in the reader's own cases. */
  readonly caseAnswers = $derived(this.current ? answers(this.current.recognizer, this.cases) : []);
  readonly caseAnswersBefore = $derived(this.before ? answers(this.before.recognizer, this.cases) : []);

  /** Clicking a cell keeps it in view; clicking it again lets it go. */
  pin(subject: Subject): void {
    const same = this.pinned?.layer === subject.layer && this.pinned.index === subject.index;
    this.pinned = same ? undefined : subject;
  }

  keepCases(cases: readonly Case[]): void {
    this.cases = cases;
    try {
      localStorage.setItem(storageKey, casesToText(cases));
    } catch {
      // private windows may refuse; the cases then last as long as the page
    }
  }

  recallCases(): void {
    try {
      this.cases = casesFromText(localStorage.getItem(storageKey) ?? "");
    } catch {
      // storage is switched off: the set begins empty
    }
  }

  /** Takes up the network that came with the page; false when the figure cannot show such a one. */
  open(model: Model): boolean {
    const recognizer = recognizerOf(model);
    if (recognizer) this.current ??= { model, recognizer, accuracy: knownAccuracy(model) };
    return recognizer !== undefined;
  }

  train(trainer: TrainerClient, settings: TrainingSettings): void {
    this.before ??= this.current;
    this.run = begun(settings);
    trainer.start(settings, this.before?.model);
  }

  keepNew(): void {
    this.before = undefined;
    this.run = idle;
  }

  goBack(): void {
    this.current = this.before;
    this.keepNew();
  }

  /** Follows what the trainer reports. Returns what ends it. */
  follow(trainer: TrainerClient): () => void {
    const ends = [
      this.#on(trainer, "data", (progress) => (this.run = withData(this.run, progress))),
      this.#on(trainer, "preparing", () => (this.run = { ...this.run, phase: "preparing" })),
      this.#on(
        trainer,
        "before",
        ({ accuracy }) => (this.before = this.before && { ...this.before, accuracy }),
      ),
      this.#on(trainer, "progress", (progress) => (this.run = withProgress(this.run, progress))),
      this.#on(trainer, "snapshot", ({ model }) => this.#use(model, testAccuracy(this.run))),
      this.#on(trainer, "epoch", (record) => (this.run = withEpoch(this.run, record))),
      this.#on(trainer, "failed", (failure) => this.#fail(failure)),
      this.#on(trainer, "done", (result) => this.#end(result)),
    ];
    return () => {
      for (const end of ends) end();
      if (isBusy(this.run)) trainer.stop();
    };
  }

  /** Late reports of a training that this figure did not begin are passed over. */
  #on<K extends TrainerEvent>(trainer: TrainerClient, kind: K, act: (value: TrainerEvents[K]) => void) {
    return trainer.on(kind, (value) => {
      if (isBusy(this.run)) act(value);
    });
  }

  #end(result: TrainingResult): void {
    if (result.model) {
      this.#use(result.model, result.accuracy);
      this.run = ended(this.run, result);
    } else {
      // stopped while the data were still on their way
      this.#forgetUnchanged();
      this.run = idle;
    }
  }

  #fail(failure: TrainingFailure): void {
    this.#forgetUnchanged();
    this.run = failed(this.run, failure);
  }

  /** Before the first new weights there is nothing to compare with or go back to. */
  #forgetUnchanged(): void {
    if (this.before?.model === this.current?.model) this.before = undefined;
  }

  #use(model: Model, accuracy: number | undefined): void {
    this.current = {
      model,
      recognizer: recognizerOf(model)!,
      ...(accuracy === undefined ? {} : { accuracy }),
    };
  }
}
