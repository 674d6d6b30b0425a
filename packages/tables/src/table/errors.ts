// What can be wrong with a table of any format.
import { type Fail, thrower } from "kobai";
import { at, type FilePlace } from "./place.js";

export const tableMessages = {
  "column/too-many-texts": ({ place, limit }: { place: FilePlace; limit: number }) =>
    `${at(place)}: expected at most ${limit} different texts in a column, got more. It looks like a name or an id; remove the column.`,
};

export const fail: Fail<typeof tableMessages> = thrower(tableMessages);
