import { button, fill, h, plural, time } from "./dom.js";
import { get } from "./api.js";

const kinds = { bad_id: "Distinct id", personless: "Personless", name_drift: "Name", type_change: "Type", large_event: "Size", limit: "Limit", merge: "Merge", refused: "Refused" };

export function warningsPanel(app) {
  const list = h("div", { class: "warnings" });
  const element = h("div", { class: "panel scroll" }, list);

  async function load() {
    const warnings = await get("/_dev/warnings");
    app.mark("Warnings", warnings.length);
    fill(list, warnings.length ? warnings.map(row) : h("p", { class: "hint" }, "Nothing odd so far. Looked for: blank and well-known bad ids, personless events about a person or group, one name in two spellings, a property whose type changes, events over 100 kB, persons and groups beyond what is kept, refused pages."));
  }

  const row = (one) =>
    h(
      "article",
      { class: "warning" },
      h("span", { class: "tag warn" }, kinds[one.kind] ?? one.kind),
      h("p", {}, one.text),
      h("span", { class: "muted" }, `${plural(one.count, one.kind === "refused" ? "request" : "event")}, last ${time(one.lastAt)} `, one.event ? button("show event", () => app.showEvent(one.event), { class: "link" }) : null),
    );

  return { element, load, shown: () => app.try(load), focus: () => element.focus() };
}
