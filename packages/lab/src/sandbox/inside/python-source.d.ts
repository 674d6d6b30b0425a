// A file of Python, as the text that build/sandbox.ts puts into the worker's script.
declare module "*.py" {
  const source: string;
  export default source;
}
