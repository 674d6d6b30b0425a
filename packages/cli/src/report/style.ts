// How a report looks: paper and ink, one column, figures by line and weight; light, dark, narrow and printed.

export const style = `
:root { color-scheme: light dark; --paper: #fdfcf9; --ink: #23211c; --quiet: #6f6a5f; --line: #dcd7cb;
  --loss: #8a4fa3; --validation: #0f7f86; --positive: #2f6fb3; --negative: #c4661f; --mark: 47 111 179; }
@media (prefers-color-scheme: dark) { :root { --paper: #1a1916; --ink: #ece8df; --quiet: #a19b8d; --line: #3b382f;
  --loss: #c79adb; --validation: #5fc4c9; --positive: #7fb2e8; --negative: #eda065; --mark: 127 178 232; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 3rem 1.25rem 4rem; max-width: 46rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, "Hiragino Sans", "Yu Gothic", "Noto Sans JP", sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.25; font-weight: 650; }
h2 { margin: 3rem 0 .75rem; font-size: 1.1rem; font-weight: 650; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1rem; font-weight: 650; }
p { margin: .5rem 0; } .quiet, th, figcaption, dt { color: var(--quiet); font-weight: 400; }
.score { margin: 2rem 0 0; font-size: 2.6rem; line-height: 1.1; font-weight: 300; }
dl { display: grid; grid-template-columns: 9rem 1fr; gap: .3rem 1rem; margin: 0; } dd { margin: 0; }
.scroll { overflow-x: auto; overflow-wrap: normal; } .scroll svg { min-width: 20rem; } table { border-collapse: collapse; font-size: .92rem; }
th, td { padding: .28rem .8rem .28rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
.number, th, caption { white-space: nowrap; } .number { text-align: right; } tr:last-child > * { border-bottom: 0; }
.matrix td, .matrix thead th { text-align: center; padding: .35rem .7rem; border: 0; min-width: 2.6rem; }
.matrix tbody th { text-align: right; border: 0; } .matrix caption { text-align: left; color: var(--quiet); }
.matrix .right { background: rgb(var(--mark) / calc(.06 + .5 * var(--share))); }
.matrix .wrong { box-shadow: inset 0 0 0 2px var(--negative); } .zero { color: var(--line); }
figure { margin: 0; } svg { display: block; width: 100%; max-width: 34rem; height: auto; overflow: visible; } svg.square { max-width: 26rem; }
svg text { fill: var(--quiet); font-size: 12px; } .axis { stroke: var(--line); fill: none; }
.loss { stroke: var(--loss); } .validation { stroke: var(--validation); } .curve { fill: none; stroke-width: 2; }
svg text.loss { fill: var(--loss); stroke: none; } svg text.validation { fill: var(--validation); stroke: none; }
.dot { fill: var(--positive); fill-opacity: .45; } .ideal { stroke: var(--quiet); stroke-dasharray: 4 4; }
.finding { margin: 0 0 1rem; padding-left: .9rem; border-left: 3px solid var(--line); }
.finding.problem { border-color: var(--negative); } .finding b { font-weight: 650; }
code { font: .88rem/1.6 ui-monospace, monospace; } pre { margin: 0; white-space: pre-wrap; }
@media (max-width: 30rem) { svg text { font-size: 14px; } body { padding-top: 1.5rem; } th, td { padding-right: .5rem; font-size: .85rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .6rem; } }
@media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #555; --line: #ccc; } body { max-width: none; padding: 0; }
  section, figure, table, .finding { break-inside: avoid; } h2 { break-after: avoid; } }
`;
