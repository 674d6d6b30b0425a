// Answers POST [5.9, 3, 5.1, 1.8] by {"label":"virginica","probability":0.9027} over HTTP: node service.mjs MODEL [PORT]
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { KobaiError, load, predictor } from "kobai/run";

const [file, port = "8080"] = process.argv.slice(2);
const model = load(readFileSync(file));
const predict = await predictor(model);

/** Throws what is wrong with the question, for the one who asks. */
function answer(text) {
  const input = JSON.parse(text);
  if (!Array.isArray(input)) throw new SyntaxError(`expected a list of ${model.inputSize} numbers`);
  const probabilities = Array.from(predict(input));
  const probability = Math.max(...probabilities);
  return {
    label: model.labels[probabilities.indexOf(probability)],
    probability: Number(probability.toFixed(4)),
  };
}

const server = createServer(async (request, response) => {
  const reply = (status, body) =>
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  try {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    reply(200, answer(Buffer.concat(chunks).toString()));
  } catch (error) {
    const theirs = error instanceof KobaiError || error instanceof SyntaxError;
    reply(theirs ? 400 : 500, { error: theirs ? error.message : "internal error" });
  }
});
server.listen(Number(port), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
