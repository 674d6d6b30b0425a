import { type Fail, shown, thrower } from "../../errors.js";

type Got = { got: unknown };
type At = { at: number };
/** Which JSON text of the file: its header, or the metadata inside it. */
type Where = { where: string };
type Named = { tensor: string };
type Path = { path: string };

const tensor = (name: string) => `model file, tensor ${shown(name)}`;
const damaged = "The file is damaged or cut short: copy or download it again.";
const asDocumented = "Write it as docs/file-format.md shows.";

export const formatMessages = {
  "file/bytes": ({ got }: Got) => `model file: expected a Uint8Array of its bytes, got ${shown(got)}.`,
  "file/short": ({ got }: Got) => `model file: expected at least 10 bytes, got ${got}. ${damaged}`,
  "file/header-limit": ({ limit, got }: { limit: number; got: string }) =>
    `model file, byte 0: expected a header of at most ${limit} bytes, got ${got}. This is no safetensors file, or it is damaged.`,
  "file/header-length": ({ available, got }: { available: number; got: number }) =>
    `model file, byte 0: expected a header of at most ${available} bytes (the rest of the file), got ${got}. ${damaged}`,
  "file/header-start": ({ got }: Got) =>
    `model file, byte 8: expected the header to begin with "{", got ${shown(got)}. This is no safetensors file, or it is damaged.`,
  "file/utf8": (_: object) => `model file, header: expected UTF-8 text, got other bytes. ${damaged}`,
  "file/metadata": ({ got }: Got) =>
    `model file, __metadata__: expected an object of strings, got ${shown(got)}. ${asDocumented}`,
  "file/entry": ({ tensor: name, got }: Named & Got) =>
    `${tensor(name)}: expected an object of dtype, shape and data_offsets, got ${got}. ${asDocumented}`,
  "file/dtype": ({ tensor: name, got }: Named & Got) =>
    `${tensor(name)}: expected dtype "F32" or "F64", got ${shown(got)}. Convert it before saving, in PyTorch with tensor.float().`,
  "file/shape": ({ tensor: name, got }: Named & Got) =>
    `${tensor(name)}: expected a shape of whole numbers that fits the file, got ${got}. ${damaged}`,
  "file/offsets": ({ tensor: name, size, got }: Named & Got & { size: number }) =>
    `${tensor(name)}: expected data_offsets [begin, end] with 0 ≤ begin ≤ end ≤ ${size}, got ${got}. ${damaged}`,
  "file/size": ({ tensor: name, expected, got }: Named & Got & { expected: number }) =>
    `${tensor(name)}: expected ${expected} bytes (shape × dtype), got data_offsets for ${got}. ${damaged}`,
  "file/overlap": ({ tensor: name, begin, end }: Named & { begin: number; end: number }) =>
    `${tensor(name)}: expected its bytes to begin at ${end}, where the tensor before it ends, got ${begin}: they overlap. ${damaged}`,
  "file/hole": ({ tensor: name, begin, end }: Named & { begin: number; end: number }) =>
    `${tensor(name)}: expected its bytes to begin at ${end}, where the tensor before it ends, got ${begin}: a hole. ${damaged}`,
  "file/trailing": ({ end, got }: { end: number; got: number }) =>
    `model file: expected ${end} bytes of tensors, got ${got}. Something was appended, or the header was changed.`,
  "json/syntax": ({ where, at, expected, got }: Where & At & Got & { expected: string }) =>
    `model file, ${where}, character ${at}: expected ${expected}, got ${shown(got)}. ${damaged}`,
  "json/duplicate": ({ where, at, key }: Where & At & { key: string }) =>
    `model file, ${where}, character ${at}: expected each name once, got ${shown(key)} again. ${asDocumented}`,
  "json/depth": ({ where, at, limit }: Where & At & { limit: number }) =>
    `model file, ${where}, character ${at}: expected at most ${limit} levels of nesting, got more. ${asDocumented}`,
  "json/count": ({ where, at, limit }: Where & At & { limit: number }) =>
    `model file, ${where}, character ${at}: expected at most ${limit} lists and objects, got more. ${where === "header" ? "Every tensor has three, and a layer two tensors." : asDocumented}`,
  "json/names": ({ where, at, limit }: Where & At & { limit: number }) =>
    `model file, ${where}, character ${at}: expected at most ${limit} different names, got more. ${asDocumented}`,
  "metadata/version": ({ newest, got }: { newest: number; got: number }) =>
    `model file, metadata: expected format ${newest} or older, got ${got}. The file was made by a newer kobai: update kobai.`,
  "metadata/value": ({ path, expected, got }: Path & Got & { expected: string }) =>
    `model file, metadata: expected ${path} to be ${expected}, got ${shown(got)}. ${asDocumented}`,
  "metadata/missing": ({ path }: Path) =>
    `model file, metadata: expected ${path}, got nothing. ${asDocumented}`,
  "metadata/unknown": ({ path }: Path) =>
    `model file, metadata: expected no ${path}, which format 1 does not know. ${asDocumented}`,
};

export const fail: Fail<typeof formatMessages> = thrower(formatMessages);
