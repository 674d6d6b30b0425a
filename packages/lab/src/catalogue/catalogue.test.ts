import { KobaiError } from "kobai";
import { describe, expect, it } from "vitest";
import { en } from "./en.js";
import { explainer } from "./failures.js";
import { formats } from "./format.js";
import { ja } from "./ja.js";

describe("failures in words", () => {
  const failures = [
    { code: "lab/data-missing", fields: { file: "train-images.gz", status: 404 } },
    { code: "lab/data-unreachable", fields: { file: "train-images.gz" } },
    { code: "lab/worker", fields: {} },
    { code: "lab/model-unreachable", fields: { status: 404 } },
    { code: "lab/model-shape", fields: { sizes: [4, 3, 2] } },
    { code: "lab/sandbox", fields: {} },
    { code: "lab/python-unreachable", fields: { status: 0 } },
    { code: "lab/python-unreachable", fields: { status: 404 } },
    { code: "train/diverged", fields: { epoch: 1, step: 1234, layer: 2, learningRate: 5 } },
    { code: "json/depth", fields: {} },
  ];

  it("are told in English", () => {
    expect(failures.map(explainer(en.failures, "en"))).toEqual([
      "The training data is not here: the server answered 404 for train-images.gz. Start the lab with “kobai lab”.",
      "The training data did not arrive. Check that the server still runs, then train again.",
      "The part of the page that trains could not start. Reload the page to try again.",
      "The trained weights did not arrive: the server answered 404. Reload the page to try again.",
      "This figure shows networks of 576 inputs, one hidden layer and 10 outputs; the model given is 4-3-2. Start the lab without --model, or train one with “kobai train mnist”.",
      "The part of the page that runs your code could not start. Your code is kept; reload the page to try again.",
      "Python did not arrive. It needs the network the first time; TypeScript works without.",
      "Python is not here: the server answered 404. TypeScript works without it.",
      "In epoch 1, step 1,234, the loss stopped being a number. Steps of learning rate 5 overshoot: try a tenth of it.",
      "Something went wrong that should not (json/depth). Reload the page to try again.",
    ]);
  });

  it("are told in Japanese", () => {
    expect(failures.map(explainer(ja.failures, "ja"))).toEqual([
      "訓練データがありません（train-images.gz に対するサーバの答えは 404 でした）。「kobai lab」で開き直してください。",
      "訓練データが届きませんでした。サーバが動いているか確かめて、もう一度訓練してください。",
      "訓練を受け持つ部分を始められませんでした。ページを読み込み直してください。",
      "訓練済みの重みが届きませんでした（サーバの答えは 404 でした）。ページを読み込み直してください。",
      "この図で見られるのは、入力 576、隠れ層ひとつ、出力 10 のネットワークです。渡されたモデルは 4-3-2 でした。--model を外して開くか、「kobai train mnist」で作ってください。",
      "コードを動かす部分を始められませんでした。書いたコードは残っています。ページを読み込み直してください。",
      "Python が届きませんでした。最初の一回だけは、ネットワークが必要です。TypeScript ならこのまま使えます。",
      "Python がありません（サーバの答えは 404 でした）。TypeScript ならこのまま使えます。",
      "1 エポック目の 1,234 ステップ目で、損失が数でなくなりました。学習率 5 では行き過ぎます。10 分の 1 で試してください。",
      "思わぬ失敗が起きました（json/depth）。ページを読み込み直してください。",
    ]);
  });

  it("are found for errors as for what the trainer says of them, and for what is neither", () => {
    const explain = explainer(en.failures, "en");
    expect(explain(new KobaiError("lab/worker", {}, ""))).toBe(en.failures["lab/worker"]({}, formats("en")));
    expect(explain(new TypeError("x"))).toContain("(TypeError)");
    expect(explain({ code: "toString", fields: {} })).toContain("(toString)");
    expect(explain(undefined)).toContain("(lab/unexpected)");
  });
});

describe("formats", () => {
  it("keep the places of a number and use a true minus", () => {
    const { number, signed, percent, megabytes } = formats("en");
    expect([number(1234.5, 2), number(-1, 1), signed(0.5), signed(-0.5)]).toEqual([
      "1,234.50",
      "−1.0",
      "+0.50",
      "−0.50",
    ]);
    expect([percent(0.9779), percent(1, 0), megabytes(11_463_245)]).toEqual(["97.8%", "100%", "11.5 MB"]);
  });
});
