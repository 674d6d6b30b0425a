// `kobai export`: a trained model as a program or a file for other machines.
import { basename } from "node:path";
import type { Unseen } from "@kobai/tables";
import type { Command } from "commander";
import type { Model } from "kobai";
import { toC, toJava, toJavaScript, toOnnx, toPython } from "kobai/export";
import { checkWritable, writeAtomically } from "../files/write.js";
import { readUnseen, takesUnseen } from "../options/unseen.js";
import { oneOf } from "../options/values.js";
import { screen } from "../output/terminal.js";
import { fail } from "./errors.js";
import { type ModelFlags, openModel, takesModel } from "./model-file.js";

const languages = ["onnx", "c", "python", "java", "javascript"] as const;
type Language = (typeof languages)[number];

interface ExportFlags extends ModelFlags {
  readonly to?: string;
  readonly unseen?: string;
  readonly out?: string;
}

/** The files that an export is made of, by path; without `--out` there is one, and it goes to standard output. */
type Files = readonly { readonly path: string | undefined; readonly content: string | Uint8Array }[];

export function registerExport(program: Command): void {
  const command = takesModel(
    program
      .command("export")
      .description("write a model as ONNX, C, Python, Java or JavaScript, with its scaling and a self-test"),
  );
  takesUnseen(command)
    .option("--to <LANGUAGE>", languages.join(", "))
    .option("--out <FILE>", "the file to write; javascript writes its types beside it")
    .action(run);
}

async function run(path: string, { to, out, ...flags }: ExportFlags): Promise<void> {
  const language = oneOf("--to", to ?? "", languages);
  const unseen = readUnseen(flags.unseen);
  if (out !== undefined) await checkWritable(out);
  const files = filesOf(await openModel(path, flags), { language, out, unseen });
  for (const { path, content } of files) {
    if (path === undefined) process.stdout.write(content);
    else
      await writeAtomically(path, typeof content === "string" ? new TextEncoder().encode(content) : content);
  }
}

interface Wanted {
  readonly language: Language;
  readonly out: string | undefined;
  readonly unseen: Unseen;
}

/** Throws "export/terminal", "export/class-name". */
function filesOf(model: Model, { language, out, unseen }: Wanted): Files {
  switch (language) {
    case "onnx":
      if (out === undefined && screen(process.stdout).live) fail("export/terminal", {});
      return [{ path: out, content: toOnnx(model) }];
    case "c":
      return [{ path: out, content: toC(model, { name: identifier(out), unseen }) }];
    case "python":
      return [{ path: out, content: toPython(model, { unseen }) }];
    case "java":
      return [{ path: out, content: toJava(model, { name: className(out), unseen }) }];
    case "javascript": {
      const { module, types } = toJavaScript(model, { unseen });
      const declarations = out?.replace(/\.(m?)js$/, ".d.$1ts");
      const written = [{ path: out, content: module }];
      return declarations === out ? written : [...written, { path: declarations, content: types }];
    }
  }
}

/** What the identifiers of a header begin with: the file's name, as far as C can say it. */
function identifier(out: string | undefined): string {
  const name = basename(out ?? "model")
    .replace(/\.[^.]*$/, "")
    .replace(/[^A-Za-z0-9]+/g, "_");
  return /^[A-Za-z]/.test(name) ? name.slice(0, 60) : "model";
}

/** Java names a class as its file. */
function className(out: string | undefined): string {
  const name = basename(out ?? "Model.java").replace(/\.java$/, "");
  if (!/^[A-Za-z][A-Za-z0-9_]{0,99}$/.test(name)) fail("export/class-name", { got: name });
  return name;
}
