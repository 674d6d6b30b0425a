// What of the figure stands in the address: the four inputs.
import { list, real } from "../../url-state.js";

export const inputField = real(0, 1, 0);

export const schema = { x: list(inputField, { initial: [1, 0, 1, 0] }) };
