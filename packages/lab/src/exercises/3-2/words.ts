// What the table beside the form says.
export const words = {
  ja: { target: "正解 y0", answer: "答え y", loss: "損失 L", none: "数でない" },
  en: { target: "target y0", answer: "answer y", loss: "loss L", none: "no number" },
} as const;
