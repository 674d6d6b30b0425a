export { registerLab, runLab } from "./command.js";
export { serveLab } from "./serve.js";
