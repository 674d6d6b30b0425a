// @ts-check
// Every file call of a process below one folder, counted, told, and where a test wants it so, gone wrong. It patches
// Node's own file functions, so that the product knows nothing of it and no call site can be forgotten.

import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {{ number: number, name: string, path: string, writes: boolean }} Call */
/** What befalls a call: an error in its place (a write has done half of its work by then), or half of a write, which is
 * no error, or a deed of the test's own before the call, in the middle of a write, or behind it.
 * @typedef {{ error?: string, short?: true, before?: () => void, amid?: () => void, after?: () => void }} Fault */
/** @typedef {(call: Call) => Fault | undefined} OnCall */
/** @typedef {(...args: any[]) => any} AnyFunction */

const onPaths =
  "access appendFile chmod copyFile lstat mkdir mkdtemp open opendir readFile readdir realpath rename rm rmdir stat truncate unlink utimes writeFile".split(
    " ",
  );
const onHandles =
  "appendFile close datasync read readFile readv stat sync truncate write writeFile writev".split(" ");
const onDescriptors = "close fstat fsync fdatasync ftruncate read readv write writev".split(" ");

const handles = Object.getPrototypeOf(await opened());

/** Until the function that is returned is called.
 * @param {string} folder @param {OnCall} onCall @returns {() => void} */
export function watchFiles(folder, onCall) {
  const root = resolve(folder);
  let count = 0;
  /** @type {Map<number, string>} */
  const descriptors = new Map();
  /** @type {(() => void)[]} */
  const restore = [];

  /** @param {unknown} value */
  const watched = (value) => {
    const path = typeof value === "number" ? descriptors.get(value) : pathOf(value);
    return path !== undefined && (path === root || path.startsWith(root + sep)) ? path : undefined;
  };
  /** @param {string} name @param {string} path @param {unknown[]} args */
  const ask = (name, path, args) => {
    const call = { number: ++count, name, path, writes: writes(name, args) };
    return { call, fault: onCall(call) ?? {} };
  };
  /** @param {any} object @param {string} name @param {(original: AnyFunction) => AnyFunction} wrapped */
  const replace = (object, name, wrapped) => {
    const original = object[name];
    object[name] = wrapped(original);
    restore.push(() => {
      object[name] = original;
    });
  };

  for (const name of onPaths)
    replace(fs.promises, name, (original) => async (...args) => {
      const path = watched(args[0]);
      if (path === undefined) return original(...args);
      const { call, fault } = ask(name, path, args);
      fault.before?.();
      if (fault.error) throw systemError(fault.error, call);
      const result = await original(...args);
      if (name === "open") descriptors.set(result.fd, path);
      fault.after?.();
      return result;
    });
  for (const name of onHandles)
    replace(
      handles,
      name,
      (original) =>
        /** @this {any} */
        async function (...args) {
          const { fd } = this;
          const path = descriptors.get(fd);
          if (path === undefined) return original.apply(this, args);
          if (name === "close") descriptors.delete(fd);
          const { call, fault } = ask(`handle.${name}`, path, args);
          return handleCall(call, fault, { original: original.bind(this), args, name });
        },
    );
  for (const name of onPaths.filter((name) => name in fs)) replace(fs, `${name}Sync`, synchronous(name));
  for (const name of onDescriptors) replace(fs, `${name}Sync`, synchronous(name));
  for (const name of [...onPaths, ...onDescriptors].filter((name) => name in fs))
    replace(fs, name, withCallback(name));
  syncBuiltinESMExports();

  /** @param {string} name */
  function synchronous(name) {
    return (/** @type {AnyFunction} */ original) =>
      (/** @type {any[]} */ ...args) => {
        const path = watched(args[0]);
        if (path === undefined) return original(...args);
        const { call, fault } = ask(`${name}Sync`, path, args);
        fault.before?.();
        if (fault.error) throw systemError(fault.error, call);
        const result = original(...args);
        if (name === "open") descriptors.set(result, path);
        if (name === "close") descriptors.delete(args[0]);
        fault.after?.();
        return result;
      };
  }

  /** @param {string} name */
  function withCallback(name) {
    return (/** @type {AnyFunction} */ original) =>
      (/** @type {any[]} */ ...args) => {
        const path = watched(args[0]);
        const done = args.at(-1);
        if (path === undefined || typeof done !== "function") return original(...args);
        const { call, fault } = ask(`${name}()`, path, args);
        fault.before?.();
        if (fault.error) return void setImmediate(done, systemError(fault.error, call));
        args[args.length - 1] = (/** @type {any[]} */ ...results) => {
          if (name === "open" && !results[0]) descriptors.set(results[1], path);
          if (name === "close") descriptors.delete(args[0]);
          fault.after?.();
          done(...results);
        };
        return original(...args);
      };
  }

  return () => {
    for (const back of restore.reverse()) back();
    syncBuiltinESMExports();
  };
}

/** @param {Call} call @param {Fault} fault
 * @param {{ original: AnyFunction, args: any[], name: string }} method */
async function handleCall(call, fault, { original, args, name }) {
  fault.before?.();
  const half = name === "write" && (fault.error || fault.short || fault.amid);
  if (half) {
    const [bytes, from = 0, length = bytes.length - from] = args;
    const some = Math.max(1, Math.floor(length / 2));
    const result = await original(bytes, from, some);
    fault.amid?.();
    if (fault.short) return result;
  }
  // the descriptor is closed whatever the call reports
  if (fault.error && name === "close") await original(...args);
  if (fault.error) throw systemError(fault.error, call);
  const result = await original(...args);
  fault.after?.();
  return result;
}

/** @param {unknown} value */
function pathOf(value) {
  if (typeof value === "string") return resolve(value);
  return value instanceof URL ? fileURLToPath(value) : undefined;
}

/** @param {string} name @param {unknown[]} args */
function writes(name, args) {
  if (name.startsWith("open")) return typeof args[1] === "string" && args[1] !== "r";
  return /append|chmod|copy|mkdir|rename|rm|truncate|unlink|utimes|write|sync|close/.test(
    name.replace("Sync", ""),
  );
}

/** @param {string} code @param {Call} call */
function systemError(code, { name, path }) {
  const syscall = name.replace(/^handle\.|Sync$|\(\)$/g, "");
  return Object.assign(new Error(`${code}: planted, ${syscall} '${path}'`), {
    code,
    syscall,
    path,
    errno: -1,
  });
}

async function opened() {
  const handle = await fs.promises.open(new URL(import.meta.url));
  await handle.close();
  return handle;
}
