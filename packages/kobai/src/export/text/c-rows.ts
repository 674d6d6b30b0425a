// Rows by name in C: a struct with a member for each column, its inputs, and the position of the answer.
import type { Description } from "../description.js";
import { cString, memberNames } from "./c-names.js";
import { decimal, indented } from "./print.js";

type Column = Description["columns"][number] & { readonly member: string; readonly number: number };

export function rowLines(d: Description, prefix: string): string[] {
  const columns = columnsOf(d);
  return [
    ...structLines(columns, prefix),
    "",
    ...(columns.some(({ categories }) => categories) ? [...positionLines(prefix), ""] : []),
    `/* Writes the inputs of a row; 0, or the number of the first column, from 1, whose cell is none of what training has`,
    "   seen. */",
    `static inline int ${prefix}_inputs(const ${prefix}_row *row, ${prefix}_real *input) {`,
    ...indented(inputLines(d, columns, prefix)),
    "  return 0;",
    "}",
    "",
    `/* The output for a row; what ${prefix}_inputs returns. */`,
    `static inline int ${prefix}_predict_row(const ${prefix}_row *row, ${prefix}_real *output) {`,
    `  ${prefix}_real input[${d.inputSize}];`,
    `  int wrong = ${prefix}_inputs(row, input);`,
    `  if (!wrong) ${prefix}_predict(input, output);`,
    "  return wrong;",
    "}",
    ...(d.answers === "classes" ? ["", ...answerLines(d, prefix)] : []),
  ];
}

function columnsOf({ columns }: Description): Column[] {
  const members = memberNames(columns.map(({ name }) => name));
  return columns.map((column, i) => ({ ...column, member: members[i], number: i + 1 }));
}

function structLines(columns: readonly Column[], prefix: string): string[] {
  const categories = columns.filter((column) => column.categories);
  return [
    `static const char *const ${prefix}_column_names[] = {`,
    ...columns.map(({ name }) => `  ${cString(name)},`),
    "};",
    ...categories.flatMap(({ number, categories = [] }) => [
      `static const char *const ${prefix}_categories_${number}[] = {`,
      ...categories.map((category) => `  ${cString(category)},`),
      "};",
    ]),
    `/* A row by name. NAN and NULL are what training has filled empty cells with. */`,
    "typedef struct {",
    ...columns.map(({ member, categories }) => `  ${categories ? "const char *" : "double "}${member};`),
    `} ${prefix}_row;`,
  ];
}

function positionLines(prefix: string): string[] {
  return [
    `static inline int ${prefix}_position(const char *const *categories, int count, const char *text) {`,
    "  for (int i = 0; i < count; i++)",
    "    if (!strcmp(categories[i], text)) return i;",
    "  return -1;",
    "}",
  ];
}

function inputLines(
  { unseen, inputSize }: Description,
  columns: readonly Column[],
  prefix: string,
): string[] {
  let at = 0;
  const lines = columns.flatMap(({ member, number, categories, fill }) => {
    const start = at;
    at += categories?.length ?? 1;
    const cell = `row->${member}`;
    if (categories === undefined) {
      const value = fill === undefined ? cell : `(isnan(${cell}) ? ${decimal(fill)} : ${cell})`;
      const check = fill === undefined ? `!isfinite(${cell})` : `isinf(${cell})`;
      return [`if (${check}) return ${number};`, `input[${start}] = (${prefix}_real)${value};`];
    }
    const known = `${prefix}_position(${prefix}_categories_${number}, ${categories.length}, ${cell})`;
    const refused = unseen === "ignore" ? (fill === undefined ? `!${cell}` : undefined) : "position < 0";
    return [
      `position = ${cell} ? ${known} : ${fill ?? -1};`,
      ...(refused === undefined ? [] : [`if (${refused}) return ${number};`]),
      `if (position >= 0) input[${start} + position] = 1;`,
    ];
  });
  const declared = columns.some(({ categories }) => categories) ? ["int position;"] : [];
  return [...declared, `for (size_t i = 0; i < ${inputSize}; i++) input[i] = 0;`, ...lines];
}

function answerLines({ outputSize }: Description, prefix: string): string[] {
  const body =
    outputSize === 1
      ? ["return output[0] > 0.5;"]
      : [
          "int best = 0;",
          `for (int i = 1; i < ${outputSize}; i++)`,
          "  if (output[i] > output[best]) best = i;",
          "return best;",
        ];
  return [
    "/* The position of the likeliest class. */",
    `static inline int ${prefix}_answer(const ${prefix}_real *output) {`,
    ...indented(body),
    "}",
  ];
}

/** The rows of the self-test, as values of the struct. */
export function testRows({ samples }: Description): string[] {
  const cell = (value: number | string) => (typeof value === "string" ? cString(value) : decimal(value));
  return samples.map(({ row }) => `{ ${row.map(cell).join(", ")} },`);
}
