// Light or dark: the reader's own choice, where there is one. A plain script in the head, run before the first paint,
// so that no page flashes in the other light; it therefore imports and exports nothing.
{
  const root = document.documentElement;
  try {
    const kept = localStorage.getItem("kobai.theme");
    if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  } catch {
    // storage is switched off: the system decides
  }
  root.dataset.script = "on";
  if (window.parent !== window) root.dataset.embedded = "";
}
