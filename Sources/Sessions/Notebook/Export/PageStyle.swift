/// How an exported page looks, and how its steps are gone through.
enum PageStyle {
  static let sheet = """
    :root { color-scheme: light dark; --ink: #1d2330; --paper: #fdfdfb; --soft: #f1f1ec;
      --line: #d8d8d0; --muted: #68707d; --accent: #1f5fae; --bad: #b3261e; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e3e6ea; --paper: #15181d; --soft: #1f242b; --line: #363d47;
        --muted: #98a1ad; --accent: #7fb2f0; --bad: #ff8a80; }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.55 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; }
    main { max-width: 56rem; margin: 0 auto; padding: 2rem 1.2rem 4rem; }
    h1 { font-size: 1.5rem; margin: 0 0 1.2rem; }
    pre { font: 13px/1.45 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
      margin: 0; padding: .5rem .8rem; overflow-x: auto; }
    section, .steps { margin: 0 0 1.1rem; border: 1px solid var(--line); border-radius: 8px;
      overflow: hidden; }
    .input { background: var(--soft); }
    .input b { color: var(--accent); }
    .input::before { content: "\\276F\\A0"; color: var(--muted); }
    .error { color: var(--bad); }
    .note { margin: 0 0 1.1rem; }
    .note > * { margin: 0 0 .6rem; }
    .note li > p { margin: 0; }
    .note h2, .note h3, .note h4 { line-height: 1.25; }
    .note code, .note pre { font: 13px/1.45 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas,
      monospace; background: var(--soft); border-radius: 4px; }
    .note code { padding: .1em .3em; }
    .note pre code { padding: 0; }
    .note a { color: var(--accent); }
    .note blockquote { border-left: 3px solid var(--line); padding-left: .8rem;
      color: var(--muted); }
    .time { color: var(--muted); font-size: .85rem; margin: 0; padding: 0 .8rem .5rem; }
    .table { overflow-x: auto; padding: .6rem .8rem; }
    .table p { margin: .2rem 0; }
    table { border-collapse: collapse; font-size: .9rem; }
    th { text-align: left; border-bottom: 1px solid var(--line); }
    th, td { padding: .2rem .9rem .2rem 0; white-space: nowrap; }
    td.n { text-align: right; font-variant-numeric: tabular-nums; }
    figure { margin: 0; padding: .6rem; background: #fff; }
    figure svg { max-width: 100%; height: auto; display: block; margin: 0 auto; }
    @media screen and (prefers-color-scheme: dark) {
      figure { filter: invert(.9) hue-rotate(180deg); }
    }
    .bar { display: none; gap: .7rem; align-items: center; padding: .4rem .8rem;
      border-bottom: 1px solid var(--line); color: var(--muted); font-size: .85rem; }
    .bar output { min-width: 5em; text-align: center; color: var(--ink); }
    .bar button { font: inherit; padding: .1rem .7rem; }
    .live .bar { display: flex; }
    .live .frame { display: none; }
    .live .frame.now { display: block; }
    .steps:focus { outline: 2px solid var(--accent); }
    @media print {
      :root { --ink: #000; --paper: #fff; --soft: #f4f4f4; --line: #bbb; --muted: #555;
        --accent: #003a7a; --bad: #900; color-scheme: light; }
      main { max-width: none; padding: 0; }
      pre { white-space: pre-wrap; }
      section, .frame { break-inside: avoid; }
      .live .bar { display: none; }
      .live .frame { display: block; }
    }
    """

  static let script = """
    const all = [...document.querySelectorAll(".steps")].map(steps => {
      const frames = [...steps.querySelectorAll(".frame")];
      const count = steps.querySelector("output");
      let now = 0;
      const go = place => {
        now = Math.max(0, Math.min(frames.length - 1, place));
        frames.forEach((frame, index) => frame.classList.toggle("now", index === now));
        count.textContent = `${now + 1} / ${frames.length}`;
      };
      steps.classList.add("live");
      steps.querySelectorAll("button").forEach(button =>
        button.addEventListener("click", () => go(now + Number(button.dataset.by))));
      go(0);
      return { steps, by: step => go(now + step), to: go, last: frames.length - 1 };
    });
    const seen = () => all.find(one => one.steps.contains(document.activeElement)) ||
      all.find(one => one.steps.getBoundingClientRect().bottom > 0);
    document.addEventListener("keydown", event => {
      const keys = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
      const one = event.key in keys && seen();
      if (!one || event.altKey || event.ctrlKey || event.metaKey) return;
      one.by(keys[event.key]);
      event.preventDefault();
    });
    """
}
