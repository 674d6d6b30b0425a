// Names of tables in C: as strings, and as members of a struct.
import { quoted } from "./print.js";

/** UTF-8 in octal: three digits, so that a digit behind it is never taken for a part of it. */
export function cString(text: string): string {
  const octal = (byte: number) => `\\${byte.toString(8).padStart(3, "0")}`;
  return quoted(text, (character) =>
    Array.from(new TextEncoder().encode(character), octal).join(""),
  ).replaceAll("??", "?\\077");
}

/** Words of C and C++, and what compilers and the headers that are included define in small letters. */
const reserved = new Set(
  `alignas alignof and asm auto bitand bitor bool break case catch char class compl complex concept const constexpr continue
  decltype default delete do double else enum explicit export extern false float for friend goto if imaginary import inline
  int linux long module mutable namespace new noexcept not nullptr operator or private protected public register requires
  restrict return short signed sizeof static struct switch template this throw true try typedef typeid typename typeof union
  unix unsigned using virtual void volatile wchar_t while xor`.split(/\s+/),
);

/** An identifier for each name: small letters, digits and _; `column_3` where nothing of it can stay. */
export function memberNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, i) => {
    const plain = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "")
      .slice(0, 50);
    const fits = /^[a-z]/.test(plain) && /^[ -~]*$/.test(name) && !reserved.has(plain) && !taken.has(plain);
    const member = fits ? plain : `column_${i + 1}`;
    const free = taken.has(member) ? `${member}_${i + 1}` : member;
    taken.add(free);
    return free;
  });
}
