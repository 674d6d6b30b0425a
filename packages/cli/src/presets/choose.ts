// The preset's recipe, with the user's own choices put over it.
import type { PresetName, TrainSettings } from "../options/train.js";
import { autoPreset } from "./auto.js";
import { bestPreset, lecturePreset } from "./lecture.js";
import { type DataShape, naturalScale, type Preset, type Reasons, type Recipe } from "./recipe.js";

const presets: Record<PresetName, (shape: DataShape) => Preset> = {
  auto: autoPreset,
  lecture: lecturePreset,
  best: bestPreset,
};

/** Rates that suit each optimizer where the user chose it and left the rate open. */
const usualRates: Record<Recipe["optimizer"], number> = {
  "gradient-descent": 0.1,
  momentum: 0.02,
  rmsprop: 0.001,
  adam: 0.001,
  adamw: 0.001,
};

export function chooseRecipe(settings: TrainSettings, shape: DataShape): Preset {
  const { recipe, reasons } = presets[settings.preset](shape);
  const { stopping, nesterov, ...running } = recipe;
  const { scale = "auto" } = settings;
  const validation = validationShare(settings, recipe);
  return {
    recipe: {
      ...running,
      ...optimizerChoice(settings, recipe),
      ...chosen(settings, ["hidden", "activation", "loss", "schedule", "batchSize", "epochs"]),
      scale: scale === "auto" ? naturalScale(shape) : scale,
      validation,
      ...(stopping && validation > 0 && { stopping }),
    },
    reasons: openReasons(settings, reasons),
  };
}

/** Rows are set aside to choose the number of epochs: where the user gave that number, none are, unless asked for. */
function validationShare({ epochs, validation }: TrainSettings, recipe: Recipe): number {
  return validation ?? (epochs === undefined ? recipe.validation : 0);
}

/** The settings of these names that the user gave. */
function chosen<Key extends keyof TrainSettings>(settings: TrainSettings, keys: readonly Key[]) {
  const entries = keys.filter((key) => settings[key] !== undefined).map((key) => [key, settings[key]]);
  return Object.fromEntries(entries) as { [K in Key]?: NonNullable<TrainSettings[K]> };
}

/** Another optimizer than the preset's comes with its own usual rate. */
function optimizerChoice({ optimizer, learningRate }: TrainSettings, recipe: Recipe) {
  if (optimizer !== undefined && optimizer !== recipe.optimizer)
    return { optimizer, learningRate: learningRate ?? usualRates[optimizer] };
  const { nesterov } = recipe;
  return { learningRate: learningRate ?? recipe.learningRate, ...(nesterov && { nesterov }) };
}

/** Only what the preset itself has decided has a reason. */
function openReasons(
  { hidden, epochs, validation, batchSize, scale = "auto" }: TrainSettings,
  reasons: Reasons,
) {
  const own = (choice: unknown) => choice !== undefined;
  const { network, training, inputs } = reasons;
  return {
    ...(network === undefined || own(hidden) ? {} : { network }),
    ...(training === undefined || own(epochs) || own(validation) || own(batchSize) ? {} : { training }),
    ...(inputs === undefined || scale !== "auto" ? {} : { inputs }),
  };
}
