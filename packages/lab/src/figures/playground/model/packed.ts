// Tables that are no plain text, apart: few readers bring one.
export { loadTable } from "@kobai/tables";
