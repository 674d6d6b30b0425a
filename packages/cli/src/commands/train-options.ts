// The options of `kobai train`, in groups as its help shows them.
import type { Command } from "commander";
import {
  missingNames,
  optimizerNames,
  presetNames,
  scaleNames,
  scheduleNames,
  taskNames,
} from "../options/train.js";
import { takesUnseen } from "../options/unseen.js";

const choices = (names: readonly string[]) => names.join(", ");

const presetsHelp = `
Presets:
  auto     looks at the data, chooses, and says what and why
  lecture  100 sigmoid, adam 0.01, batches of 32, 5 epochs
  best     the same network, better taught: 97.9 % of MNIST's test digits`;

export function addTrainOptions(command: Command): Command {
  const data = command
    .optionsGroup("Data:")
    .option("--target <COL[,COL]>", "column to predict (default: the last)")
    .option("--task <NAME>", `what the target is: ${choices(taskNames)}`)
    .option("--missing <NAME>", `empty cells: ${choices(missingNames)} (default: error)`)
    .option("--scale <NAME>", `inputs: ${choices(scaleNames)} (default: auto)`)
    .option("--validation <SHARE>", "share of rows set aside to judge each epoch by")
    .option("--test <DATA>", "rows to test the trained network on; mnist brings its own");
  return takesUnseen(data)
    .option("--memory <SIZE>", "what a table may take in memory, by default 512MB; a larger one is streamed")
    .optionsGroup("Network:")
    .option("--preset <NAME>", `${choices(presetNames)}: what the options leave open (default: auto)`)
    .option("--hidden <SIZES>", "sizes of the hidden layers, such as 100,50; or none")
    .option("--activation <NAME>", "of the hidden layers: relu, sigmoid, tanh, silu ...")
    .optionsGroup("Training:")
    .option("--loss <NAME>", "cross-entropy, binary-cross-entropy, mean-squared-error, squared-error")
    .option("--optimizer <NAME>", choices(optimizerNames))
    .option("--learning-rate <RATE>", "size of the steps, such as 0.001")
    .option("--schedule <NAME>", `how the rate falls: ${choices(scheduleNames)}`)
    .option("--batch-size <N>", "rows per step")
    .option("--epochs <N>", "passes over the rows")
    .option("--seed <N>", "of weights, order and split (default: 0)")
    .option("--precision <NAME>", "f32 or f64 (default: f32)")
    .option("--threads <N>", "how many train; the weights do not depend on it (default: auto)")
    .option("--fast", "allow kernels whose last bits differ between machines")
    .optionsGroup("Results:")
    .option("--out <FILE>", "keep the model, such as model.safetensors; otherwise nothing is written")
    .option("--checkpoint <DIR>", "after every epoch, and on Ctrl-C, keep all that is needed to go on")
    .option("--resume", "go on from the checkpoint, as if never stopped")
    .option("--json", "one JSON object instead of words")
    .option("--report <FILE>", "one HTML file: scores, plots, findings, settings, how to do it again")
    .addHelpText("after", presetsHelp);
}
