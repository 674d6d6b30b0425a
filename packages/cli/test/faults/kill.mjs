// @ts-check
// Loaded by `node --import`: ends this process by SIGKILL at one of its file calls, and writes down those that are done.
// KOBAI_KILL = { folder, log, at?, moment? }: `at` counts the calls below `folder` from 1; "amid" waits for a write.

import fs from "node:fs";
import { isMainThread } from "node:worker_threads";
import { watchFiles } from "./files.mjs";

/** @type {{ folder: string, log: string, at?: number, moment?: "before" | "amid" | "after" }} */
const { folder, log, at, moment = "before" } = JSON.parse(process.env.KOBAI_KILL ?? "{}");
const write = fs.appendFileSync;
const kill = () => process.kill(process.pid, "SIGKILL");

/** @param {import("./files.mjs").Call} call */
const isTheOne = ({ number, name }) =>
  at !== undefined && number >= at && (moment !== "amid" || name === "handle.write");

if (isMainThread)
  watchFiles(folder, (call) => ({
    after: () => write(log, `${call.name} ${call.path}\n`),
    ...(isTheOne(call) && { [moment]: kill }),
  }));
