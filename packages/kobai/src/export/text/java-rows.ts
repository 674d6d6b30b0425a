// Rows by name in Java: maps from the names of columns to cells. The columns stand in strings, as all names do: for each its
// name, what training has filled it with or nothing, how many categories it has, and these.
import type { Description } from "../description.js";
import { decimal } from "./print.js";

/** Strings of all columns, one behind the other. */
export function columnTexts({ columns }: Description): string[] {
  return columns.flatMap(({ name, categories = [], fill }) => [
    name,
    fill === undefined ? "" : String(fill),
    String(categories.length),
    ...categories,
  ]);
}

/** The cells of the rows of the self-test, one row behind the other. */
export function testCells({ samples }: Description): string[] {
  return samples.flatMap(({ row }) => row.map((cell) => (typeof cell === "string" ? cell : decimal(cell))));
}

export function rowLines(d: Description): string[] {
  const refused = d.unseen === "ignore" ? "position < 0 && cell == null" : "position < 0";
  return [
    "/** The inputs of a row by name. An absent cell or null is what training has filled it with. */",
    "public static double[] inputsOf(Map<String, ?> row) {",
    "  double[] input = new double[INPUT_SIZE];",
    "  int j = 0;",
    "  for (int at = 0; at < COLUMNS.length; ) {",
    "    String name = COLUMNS[at], fill = COLUMNS[at + 1];",
    "    int categories = Integer.parseInt(COLUMNS[at + 2]);",
    "    Object cell = row.get(name);",
    "    at += 3;",
    "    if (categories == 0) {",
    "      double value = cell instanceof Number ? ((Number) cell).doubleValue() : Double.NaN;",
    "      if (cell == null && !fill.isEmpty()) value = Double.parseDouble(fill);",
    "      if (Double.isNaN(value) || Double.isInfinite(value))",
    '        throw new IllegalArgumentException("row: expected a number for " + name + ", got " + cell + ".");',
    "      input[j++] = value;",
    "      continue;",
    "    }",
    "    List<String> known = Arrays.asList(COLUMNS).subList(at, at + categories);",
    "    int position = known.indexOf(String.valueOf(cell));",
    "    if (cell == null) position = fill.isEmpty() ? -1 : Integer.parseInt(fill);",
    `    if (${refused})`,
    '      throw new IllegalArgumentException("row: expected " + String.join(", ", known) + " for " + name + ", got " + cell + ".");',
    "    if (position >= 0) input[j + position] = 1;",
    "    j += categories;",
    "    at += categories;",
    "  }",
    "  return input;",
    "}",
    "",
    "/** The output for a row by name. */",
    "public static double[] predictRow(Map<String, ?> row) {",
    "  return predict(inputsOf(row));",
    "}",
    "",
    ...(d.answers === "classes" && d.labels.length > 0 ? labelLines(d) : []),
  ];
}

function labelLines({ outputSize }: Description): string[] {
  const body =
    outputSize === 1
      ? ["  return LABELS[output[0] > 0.5 ? 1 : 0];"]
      : [
          "  int best = 0;",
          "  for (int i = 1; i < output.length; i++) if (output[i] > output[best]) best = i;",
          "  return LABELS[best];",
        ];
  return ["/** The likeliest class. */", "public static String label(double[] output) {", ...body, "}", ""];
}

/** The row of the self-test as a map. */
export const testRowLines = ({ samples }: Description): string[] => [
  "private static Map<String, Object> testRow(int row) {",
  "  Map<String, Object> cells = new HashMap<>();",
  `  int next = row * (TEST_CELLS.length / ${samples.length});`,
  "  for (int at = 0; at < COLUMNS.length; at += 3 + Integer.parseInt(COLUMNS[at + 2])) {",
  "    String cell = TEST_CELLS[next++];",
  '    cells.put(COLUMNS[at], COLUMNS[at + 2].equals("0") ? (Object) Double.valueOf(cell) : cell);',
  "  }",
  "  return cells;",
  "}",
  "",
];
