// What any keyboard gives, in plain characters: full-width forms, the signs of mathematics, Japanese punctuation.

/** Plain text, and for each of its characters the place of the one that was typed. */
export interface Plain {
  readonly text: string;
  readonly places: readonly number[];
}

/** Those that Unicode's compatibility forms do not already make plain. */
const plainSigns: Readonly<Record<string, string>> = {
  ...{ "×": "*", "·": "*", "⋅": "*", "・": "*", "∗": "*", "÷": "/", "∕": "/" },
  ...{ "−": "-", "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", ー: "-", "﹣": "-" },
  ...{ "。": ".", "｡": ".", "、": ",", "､": ",", "，": ",", "．": "." },
  ...{ "≠": "!=", "≦": "<=", "≤": "<=", "≧": ">=", "≥": ">=", "∣": "|", "√": "sqrt" },
  ...{ "【": "(", "】": ")", "［": "(", "］": ")", "｛": "(", "｝": ")", "〔": "(", "〕": ")" },
  ...{ "[": "(", "]": ")", "{": "(", "}": ")" },
};
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

export function plain(typed: string): Plain {
  const characters = [...typed];
  let text = "";
  const places: number[] = [];
  characters.forEach((character, place) => {
    const sign = plainOf(character, characters[place - 1]);
    text += sign;
    for (const _ of sign) places.push(place);
  });
  return { text, places };
}

/** A raised digit is a power, and goes on with the one before it. */
function plainOf(character: string, before = ""): string {
  const raised = superscripts.indexOf(character);
  if (raised >= 0) return superscripts.includes(before) && before !== "" ? `${raised}` : `^${raised}`;
  if (Object.hasOwn(plainSigns, character)) return plainSigns[character];
  const common = character.normalize("NFKC");
  return Object.hasOwn(plainSigns, common) ? plainSigns[common] : common;
}
