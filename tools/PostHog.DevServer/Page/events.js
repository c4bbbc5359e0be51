import { button, copy, count, fill, h, size, time } from "./dom.js";
import { send, text } from "./api.js";
import { jsonView, layOutText } from "./json.js";
import { toCSharp } from "./code.js";
import { VirtualList } from "./list.js";
import { facts, narrow, split } from "./split.js";
import { Rows } from "./store.js";

export function eventsPanel(app) {
  const rows = new Rows();
  let paused = false;
  let waiting = [];
  const list = new VirtualList({ rowHeight: () => (narrow.matches ? 46 : 28), render, onSelect: select, label: "Events", empty: `No events here. Set the host of a client to ${location.origin}/ and its project token to any text; or end the search above.` });
  const view = split(list);
  const search = h("input", { type: "search", placeholder: "Search name, id, uuid, SDK", "aria-label": "Search events", id: "event-search", oninput: filter });
  const result = h("select", { "aria-label": "Result", onchange: filter }, ["all", "stored", "dropped or repaired"].map((text) => h("option", {}, text)));
  const pause = button("Pause", togglePause, { "aria-pressed": "false", title: "p" });
  const shown = h("span", { class: "muted", id: "event-count" });
  const bar = h("div", { class: "bar" }, search, result, pause, button("Clear", clear), shown);
  const element = h("div", { class: "panel fill" }, bar, view.element);

  function render(row) {
    const mark = row.result === "ok" ? "" : row.result === "warning" ? "warn" : "bad";
    return h(
      "div",
      { class: `event ${mark}` },
      h("span", { class: "at" }, time(row.at)),
      h("span", { class: "name" }, row.name || "(no name)"),
      h("span", { class: "id" }, row.id || "(no id)"),
      h("span", { class: "why" }, mark ? `${row.result}${row.details ? `: ${row.details}` : ""}` : row.personless ? "no person" : ""),
      h("span", { class: "sdk" }, row.sdk ? `${row.sdk} ${row.v ?? ""}` : ""),
      h("span", { class: "size" }, size(row.size)),
    );
  }

  async function select(row) {
    if (!row) return;
    view.show(row.name || "(no name)", details(row), h("p", { class: "hint" }, "Loading"));
    let body;
    try {
      const raw = await text(`/_dev/events/${row.n}`);
      body = [buttons(raw), jsonView(raw)];
    } catch (error) {
      body = [h("p", { class: "problem" }, error.message)];
    }
    if (list.selected === row.n) view.show(row.name || "(no name)", details(row), body);
  }

  const details = (row) =>
    facts([
      ["Result", row.details ? `${row.result}: ${row.details}` : row.result],
      ["Distinct id", row.personless ? row.id : button(row.id, () => app.showPerson(row.id), { class: "link" })],
      ["Person", row.personless ? "none: the event says so" : null],
      ["Uuid", row.uuid],
      ["SDK", row.sdk ? `${row.sdk} ${row.v ?? ""}` : null],
      ["Size", size(row.size)],
      ["Arrived", time(row.at)],
      ["Request", row.req ? button(`${row.path} (${row.req})`, () => app.showRequest(row.req), { class: "link" }) : null],
    ]);

  function buttons(raw) {
    const asCode = (isAsync) => (event) => copy(toCSharp(raw, isAsync), event.currentTarget);
    return h(
      "div",
      { class: "bar" },
      button("Copy JSON", (event) => copy(raw.length > 100_000 ? raw : layOutText(raw), event.currentTarget)),
      button("Copy C# (async)", asCode(true)),
      button("Copy C# (blocking)", asCode(false)),
    );
  }

  function filter() {
    const wanted = search.value.trim().toLowerCase();
    const kind = result.selectedIndex;
    rows.filter((row) => {
      const isStored = row.result !== "drop" && row.result !== "retry";
      if (kind === 1 && !isStored) return false;
      if (kind === 2 && row.result === "ok") return false;
      return !wanted || `${row.name}\n${row.id}\n${row.uuid}\n${row.sdk}\n${row.details ?? ""}`.toLowerCase().includes(wanted);
    });
    draw(0);
  }

  function draw(more) {
    list.set(rows.shown, more);
    const all = rows.all.length === rows.shown.length;
    fill(shown, all ? `${count(rows.shown.length)} events` : `${count(rows.shown.length)} of ${count(rows.all.length)}`, paused && waiting.length ? `, ${count(waiting.length)} waiting` : "");
  }

  function togglePause() {
    paused = !paused;
    pause.textContent = paused ? "Resume" : "Pause";
    pause.setAttribute("aria-pressed", String(paused));
    const late = waiting;
    waiting = [];
    draw(paused ? 0 : rows.add(late));
  }

  async function clear() {
    await app.try(() => send("DELETE", "/_dev/events"));
  }

  return {
    element,
    key(event) {
      if (event.key === "p") togglePause();
    },
    focus: () => list.element.focus(),
    shown: () => list.draw(true),
    add(fresh) {
      if (fresh.length === 0) return;
      if (paused) waiting = waiting.concat(fresh).slice(-20_000);
      draw(paused ? 0 : rows.add(fresh));
    },
    reset() {
      rows.clear();
      waiting = [];
      view.close();
      draw(0);
    },
    open(number) {
      const row = rows.places.get(number);
      if (row) list.select(row);
    },
  };
}
