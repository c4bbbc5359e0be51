import { button, count, fill, h, size, time } from "./dom.js";
import { get, send } from "./api.js";
import { jsonView } from "./json.js";
import { VirtualList } from "./list.js";
import { facts, narrow, split } from "./split.js";
import { Rows } from "./store.js";

export function requestsPanel(app) {
  const rows = new Rows();
  const list = new VirtualList({ rowHeight: () => (narrow.matches ? 46 : 28), render, onSelect: select, label: "Requests", empty: "No requests here." });
  const view = split(list);
  const search = h("input", { type: "search", placeholder: "Search path, status, problem", "aria-label": "Search requests", oninput: filter });
  const kind = h("select", { "aria-label": "Outcome", onchange: filter }, ["all", "failed or faulted"].map((text) => h("option", {}, text)));
  const shown = h("span", { class: "muted" });
  const bar = h("div", { class: "bar" }, search, kind, button("Clear", () => app.try(() => send("DELETE", "/_dev/requests"))), shown);
  const element = h("div", { class: "panel fill" }, bar, view.element);

  const statusOf = (row) => (row.dropped ? "dropped" : row.status ?? "…");
  const isGood = (row) => row.status >= 200 && row.status < 400 && !row.problem;
  const attempts = (row) => (row.batch ? rows.all.filter((one) => one.batch === row.batch) : [row]);

  function render(row) {
    const joined = row.batch ? attempts(row) : [row];
    const attempt = joined.length > 1 ? `attempt ${joined.indexOf(row) + 1} of ${joined.length}` : "";
    return h(
      "div",
      { class: `request ${isGood(row) ? "" : row.status === null && !row.dropped ? "" : row.status < 300 ? "warn" : "bad"}` },
      h("span", { class: "at" }, time(row.at)),
      h("span", { class: "status" }, statusOf(row)),
      h("span", { class: "name" }, `${row.method} ${row.path}`),
      h("span", { class: "why" }, [attempt, row.fault && `fault: ${row.fault}`, row.problem].filter(Boolean).join(" · ")),
      h("span", { class: "sdk" }, row.agent),
      h("span", { class: "size" }, size(row.wire)),
    );
  }

  async function select(row) {
    if (!row) return;
    const title = `${row.method} ${row.path}`;
    const joined = attempts(row);
    const head = facts([
      ["Answer", [statusOf(row), row.ms != null && ` after ${row.ms.toFixed(1)} ms`]],
      ["Problem", row.problem],
      ["Fault", row.fault],
      ["Body", row.wire === row.body ? size(row.body) : `${size(row.wire)} on the wire, ${size(row.body)} unpacked`],
      ["Arrived", time(row.at)],
      ["Attempts", joined.length > 1 ? joined.map((one) => button(`${statusOf(one)} (${one.n})`, () => list.select(one), { class: "link" })) : null],
    ]);
    view.show(title, head, h("p", { class: "hint" }, "Loading"));
    let body;
    try {
      body = describe(await get(`/_dev/requests/${row.n}`));
    } catch (error) {
      body = h("p", { class: "problem" }, error.message);
    }
    if (list.selected === row.n) view.show(title, head, body);
  }

  const describe = (full) => [
    h("h3", {}, "Headers"),
    h("dl", { class: "facts headers" }, Object.entries(full.headers).map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
    full.body && [h("h3", {}, "Body"), jsonView(full.body)],
    full.answer && [h("h3", {}, "Answer"), jsonView(full.answer)],
  ];

  function filter() {
    const wanted = search.value.trim().toLowerCase();
    rows.filter((row) => {
      if (kind.selectedIndex === 1 && isGood(row) && !row.fault) return false;
      return !wanted || `${row.method} ${row.path}\n${statusOf(row)}\n${row.problem ?? ""}\n${row.fault ?? ""}`.toLowerCase().includes(wanted);
    });
    draw(0);
  }

  function draw(more) {
    list.set(rows.shown, more);
    const failed = rows.all.reduce((sum, row) => sum + (row.status >= 400 || row.dropped ? 1 : 0), 0);
    fill(shown, `${count(rows.shown.length)} requests`, failed ? `, ${count(failed)} failed` : "");
    app.mark("Requests", failed);
  }

  return {
    element,
    focus: () => list.element.focus(),
    shown: () => list.draw(true),
    add(fresh) {
      if (fresh.length) draw(rows.add(fresh));
    },
    reset() {
      rows.clear();
      view.close();
      draw(0);
    },
    open(number) {
      const row = rows.places.get(number);
      if (row) list.select(row);
    },
  };
}
