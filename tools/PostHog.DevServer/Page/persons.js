import { fill, h, plural, time } from "./dom.js";
import { get } from "./api.js";
import { jsonView } from "./json.js";

const most = 200;

export function personsPanel(app) {
  const search = h("input", { type: "search", placeholder: "Search id, group or property", "aria-label": "Search persons and groups", oninput: draw });
  const shown = h("span", { class: "muted" });
  const cards = h("div", { class: "cards wide" });
  const element = h("div", { class: "panel scroll" }, h("div", { class: "bar" }, search, shown), cards);
  let persons = [];
  let groups = [];

  async function load() {
    [persons, groups] = await Promise.all([get("/_dev/persons"), get("/_dev/groups")]);
    draw();
  }

  function draw() {
    const wanted = search.value.trim().toLowerCase();
    const found = persons.filter((one) => !wanted || JSON.stringify([one.ids, one.properties]).toLowerCase().includes(wanted));
    const foundGroups = groups.filter((one) => !wanted || JSON.stringify([one.type, one.key, one.properties]).toLowerCase().includes(wanted));
    const isCut = found.length > most || foundGroups.length > most;
    fill(shown, `${plural(found.length, "person")}, ${plural(foundGroups.length, "group")}`, isCut ? `, the newest ${most} shown` : "");
    fill(cards, found.length + foundGroups.length ? [found.slice(0, most).map(card), foundGroups.slice(0, most).map(groupCard)] : h("p", { class: "hint" }, "Nobody yet. Events that say they have no person are left out."));
  }

  // Each property is JSON text.
  const propertiesOf = (one) =>
    Object.keys(one.properties).length > 0 && jsonView(`{${Object.entries(one.properties).map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(",")}}`);

  const groupCard = (group) =>
    h(
      "article",
      { class: "box person" },
      h("div", { class: "flag-head" }, h("h3", {}, `${group.type}: ${group.key}`), h("span", { class: "tag" }, "group")),
      h("p", { class: "muted" }, `${plural(group.events, "event")}, ${time(group.firstAt)} to ${time(group.lastAt)}`),
      propertiesOf(group),
    );

  const card = (person) =>
    h(
      "article",
      { class: "box person" },
      h("div", { class: "flag-head" }, h("h3", {}, person.ids[0]), h("span", { class: `tag ${person.identified ? "good" : ""}` }, person.identified ? "identified" : "not identified")),
      h("p", { class: "muted" }, `${plural(person.events, "event")}, ${time(person.firstAt)} to ${time(person.lastAt)}`),
      person.ids.length > 1 && h("p", { class: "muted" }, "Also known as ", person.ids.slice(1).join(", ")),
      propertiesOf(person),
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
