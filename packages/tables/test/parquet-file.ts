// Parquet files made by hand, byte by byte: also such as no program writes.

type Field = readonly [id: number, kind: "bool" | "int" | "text" | "list" | "struct", value: unknown];
const kindNumbers = { int: 6, text: 8, list: 9, struct: 12 };

export function varint(value: number): number[] {
  const bytes = [];
  let left = value;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) | 128);
  return [...bytes, left];
}

const zigzag = (value: number) => varint(value < 0 ? -2 * value - 1 : 2 * value);
const utf8 = (text: string) => [...new TextEncoder().encode(text)];
const u32 = (value: number) => [value, value >> 8, value >> 16, value >>> 24].map((byte) => byte & 255);

/** The compact protocol of Thrift. */
export function thrift(fields: readonly Field[]): number[] {
  let last = 0;
  const bytes = fields.flatMap(([id, kind, value]) => {
    const number = kind === "bool" ? (value ? 1 : 2) : kindNumbers[kind];
    const head = ((id - last) << 4) | number;
    last = id;
    return [head, ...valueBytes(kind, value)];
  });
  return [...bytes, 0];
}

function valueBytes(kind: Field[1], value: unknown): number[] {
  if (kind === "bool") return [];
  if (kind === "int") return zigzag(value as number);
  if (kind === "text") return [...varint(utf8(value as string).length), ...utf8(value as string)];
  if (kind === "struct") return thrift(value as Field[]);
  const structs = value as Field[][];
  return [0xf0 | kindNumbers.struct, ...varint(structs.length), ...structs.flatMap(thrift)];
}

export interface Page {
  readonly header: readonly Field[];
  readonly body: readonly number[];
}

/** A page of the first form: plain values, levels before them where they are optional. */
export function dataPage(
  values: number,
  body: readonly number[],
  { encoding = 0, size = body.length } = {},
): Page {
  const about: Field[] = [
    [1, "int", values],
    [2, "int", encoding],
    [3, "int", 3],
    [4, "int", 3],
  ];
  return {
    header: [
      [1, "int", 0],
      [2, "int", size],
      [3, "int", body.length],
      [5, "struct", about],
    ],
    body,
  };
}

export function dictionaryPage(values: number, body: readonly number[]): Page {
  const about: Field[] = [
    [1, "int", values],
    [2, "int", 0],
  ];
  return {
    header: [
      [1, "int", 2],
      [2, "int", body.length],
      [3, "int", body.length],
      [7, "struct", about],
    ],
    body,
  };
}

export interface HandmadeColumn {
  readonly name: string;
  /** Of the schema, beside the name: 1 type, 2 length, 3 repetition, 5 children, 6 converted type. */
  readonly schema: readonly Field[];
  readonly pages: readonly Page[];
  readonly type?: number;
  readonly codec?: number;
  readonly values?: number;
}

export interface Handmade {
  readonly columns: readonly HandmadeColumn[];
  readonly rows: number;
  /** What the group of rows says, where it differs. */
  readonly groupRows?: number;
  readonly children?: number;
  readonly footerLength?: number;
}

export function parquetFile({
  columns,
  rows,
  groupRows = rows,
  children,
  footerLength,
}: Handmade): Uint8Array<ArrayBuffer> {
  const bytes = utf8("PAR1");
  const chunks = columns.map(({ pages, schema, name, type, codec = 0, values = groupRows }) => {
    const start = bytes.length;
    for (const { header, body } of pages) bytes.push(...thrift(header), ...body);
    const meta: Field[] = [
      [1, "int", type ?? schema.find(([id]) => id === 1)?.[2] ?? 0],
      [3, "list", []],
      [4, "int", codec],
      [5, "int", values],
      [6, "int", bytes.length - start],
      [7, "int", bytes.length - start],
      [9, "int", start],
    ];
    return {
      name,
      field: [
        [2, "int", 0],
        [3, "struct", meta],
      ] as Field[],
    };
  });
  const schema = columns.map(({ name, schema: about }) => withName(about, name));
  const footer = thrift([
    [1, "int", 1],
    [
      2,
      "list",
      [
        [
          [4, "text", "schema"],
          [5, "int", children ?? columns.length],
        ],
        ...schema,
      ],
    ],
    [3, "int", rows],
    [
      4,
      "list",
      [
        [
          [1, "list", chunks.map(({ field }) => field)],
          [2, "int", bytes.length],
          [3, "int", groupRows],
        ],
      ],
    ],
  ]);
  return Uint8Array.from([...bytes, ...footer, ...u32(footerLength ?? footer.length), ...utf8("PAR1")]);
}

function withName(schema: readonly Field[], name: string): Field[] {
  const named: Field[] = [...schema, [4, "text", name]];
  return named.sort(([a], [b]) => a - b);
}

export const int32 = (...values: number[]): number[] => values.flatMap(u32);

export function int64(...values: bigint[]): number[] {
  return [...new Uint8Array(BigInt64Array.from(values).buffer)];
}

export const texts = (...values: string[]): number[] =>
  values.flatMap((value) => [...u32(utf8(value).length), ...utf8(value)]);

export const types = { boolean: 0, int32: 1, int64: 2, int96: 3, float: 4, double: 5, bytes: 6, fixed: 7 };

/** A column of numbers that must be there. */
export function required(
  name: string,
  type: keyof typeof types,
  pages: readonly Page[],
  more: Partial<HandmadeColumn> = {},
) {
  return {
    name,
    schema: [
      [1, "int", types[type]],
      [3, "int", 0],
    ],
    pages,
    ...more,
  } as HandmadeColumn;
}
