// What of the figure stands in the address: how steep, and where one looks.
import { real } from "../../url-state.js";
import { reach } from "./model.js";

export const schema = { steepness: real(0.1, 100, 1), z: real(-reach, reach, 1) };
