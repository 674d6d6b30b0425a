import { type Fail, thrower } from "../errors.js";

type Reason = { reason: string };

export const platformMessages = {
  "platform/worker": ({ reason }: Reason) =>
    `fit: expected to start a Worker, got an error: ${reason}. Serve kobai's files from the page's own origin, or call fit inside a Worker.`,
  "platform/thread-start": ({ reason }: Reason) =>
    `fit: expected to start a thread, got an error: ${reason}. Try again with threads 1.`,
  "platform/thread-lost": ({ reason }: Reason) =>
    `fit: expected every thread to stay to the end, got one that is lost: ${reason}. Resume from the last checkpoint, or train with threads 1.`,
};

export const fail: Fail<typeof platformMessages> = thrower(platformMessages);
