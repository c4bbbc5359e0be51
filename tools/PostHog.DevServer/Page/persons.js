import { count, fill, h, plural, time } from "./dom.js";
import { get } from "./api.js";
import { jsonView } from "./json.js";

const most = 200;

export function personsPanel(app) {
  const search = h("input", { type: "search", placeholder: "Search distinct id or property", "aria-label": "Search persons", oninput: draw });
  const shown = h("span", { class: "muted" });
  const cards = h("div", { class: "cards wide" });
  const element = h("div", { class: "panel scroll" }, h("div", { class: "bar" }, search, shown), cards);
  let persons = [];

  async function load() {
    persons = await get("/_dev/persons");
    draw();
  }

  function draw() {
    const wanted = search.value.trim().toLowerCase();
    const found = persons.filter((one) => !wanted || JSON.stringify([one.ids, one.properties]).toLowerCase().includes(wanted));
    fill(shown, `${count(found.length)} persons`, found.length > most ? `, the newest ${most} shown` : "");
    fill(cards, found.length ? found.slice(0, most).map(card) : h("p", { class: "hint" }, "Nobody yet. Events that say they have no person are left out."));
  }

  const card = (person) =>
    h(
      "article",
      { class: "box person" },
      h("div", { class: "flag-head" }, h("h3", {}, person.ids[0]), h("span", { class: `tag ${person.identified ? "good" : ""}` }, person.identified ? "identified" : "not identified")),
      h("p", { class: "muted" }, `${plural(person.events, "event")}, ${time(person.firstAt)} to ${time(person.lastAt)}`),
      person.ids.length > 1 && h("p", { class: "muted" }, "Also known as ", person.ids.slice(1).join(", ")),
      Object.keys(person.properties).length > 0 && jsonView(`{${Object.entries(person.properties).map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(",")}}`),
      person.changes.length > 0 && h("details", {}, h("summary", {}, plural(person.changes.length, "change")), h("ul", {}, person.changes.map((change) => h("li", {}, h("span", { class: "muted" }, time(change.at)), " ", change.text)))),
    );

  return {
    element,
    load,
    shown: () => app.try(load),
    focus: () => element.focus(),
    find(id) {
      search.value = id;
      app.try(load);
    },
  };
}
