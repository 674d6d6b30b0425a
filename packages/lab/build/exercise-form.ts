// The form of an exercise: Markdown with [[field: its name]] where something is typed, [[field 6: its name]] for a field
// 6 wide, [[field 40x8: its name]] for several lines, and `:::choice field its name` … `:::` around `- key: option`.
import type { ExerciseTexts, FieldNames, Html, Option } from "../src/exercises/exercise.js";

type Form = Pick<ExerciseTexts, "form" | "fields">;

const typed = /\[\[([\w.-]+)(?: (\d+)(?:x(\d+))?)?: ([^\]]+)\]\]/g;
const choice = /^:::choice ([\w.-]+) (.+)\n([\s\S]+?)\n:::$/gm;
const option = /^- ([\w-]+): (.+)$/gm;

/** Throws where a field stands twice. Names of fields are words: they are read aloud, and hold no formulas. */
export function formOf(source: string, id: string, html: (source: string) => Html): Form {
  const fields: Record<string, FieldNames> = {};
  const add = (field: string, names: FieldNames) => {
    if (Object.hasOwn(fields, field))
      throw new Error(`exercises/${id}: expected one field ${field}, got two`);
    fields[field] = names;
  };
  // a choice leaves a line that Markdown passes through, and is put there once the rest is HTML
  const choices: Html[] = [];
  const withoutChoices = source.replace(choice, (_, field: string, label: string, body: string) => {
    const names = { label: inline(html(label)), options: optionsOf(body, html) };
    add(field, names);
    choices.push(radios(`${id}.${field}`, field, names));
    return `CHOICE${choices.length - 1}.`;
  });
  const form = html(withoutChoices)
    .replace(typed, (_, field: string, width = "8", rows: string | undefined, label: string) => {
      add(field, { label, options: [] });
      return control(field, label, { width, rows });
    })
    .replace(/<p>CHOICE(\d+)\.<\/p>/g, (_, place: string) => choices[Number(place)]);
  return { form, fields };
}

/** `- key: answer`, one on a line. */
export function optionsOf(source: string, html: (source: string) => Html): Option[] {
  return [...source.matchAll(option)].map(([, key, text]) => ({ key, text: inline(html(text)) }));
}

export function withoutOptions(source: string): string {
  return source.replace(option, "");
}

/** Without the paragraph around it: an option stands within a label. */
function inline(html: Html): Html {
  return html.replace(/^<p>/, "").replace(/<\/p>$/, "");
}

function control(
  field: string,
  label: string,
  { width, rows }: { width: string; rows: string | undefined },
): Html {
  const own = `data-field="${field}" aria-label="${label}" autocomplete="off" autocapitalize="off" spellcheck="false"`;
  if (rows !== undefined)
    return `<textarea ${own} placeholder="${label}" cols="${width}" rows="${rows}"></textarea>`;
  return `<input type="text" ${own} style="--width: ${width}">`;
}

function radios(group: string, field: string, { label, options }: FieldNames): Html {
  const buttons = options.map(
    ({ key, text }) =>
      `<label><input type="radio" name="${group}" value="${key}" data-field="${field}"><span>${text}</span></label>`,
  );
  return `<fieldset><legend>${label}</legend>${buttons.join("")}</fieldset>`;
}
