import { button, count, fill, h, plural } from "./dom.js";
import { get, send } from "./api.js";
import { jsonView } from "./json.js";

export function flagsPanel(app) {
  const problem = h("p", { class: "problem", hidden: true });
  const cards = h("div", { class: "cards" });
  const id = h("input", { value: "user-1", "aria-label": "Distinct id", id: "who" });
  const properties = h("textarea", { rows: "3", "aria-label": "Person properties as JSON", spellcheck: "false", placeholder: '{"plan": "pro"}', id: "who-properties" });
  const groups = h("textarea", { rows: "2", "aria-label": "Groups as JSON", spellcheck: "false", placeholder: '{"company": "acme"}', id: "who-groups" });
  const results = h("div", { class: "results", "aria-live": "polite" });
  const form = h(
    "form",
    { class: "box", onsubmit: ask },
    h("h2", {}, "Who gets what"),
    h("label", { for: "who" }, "Distinct id"),
    id,
    h("label", { for: "who-properties" }, "Person properties"),
    properties,
    h("label", { for: "who-groups" }, "Groups"),
    groups,
    h("button", { type: "submit", class: "main" }, "Evaluate"),
    results,
  );
  const element = h("div", { class: "panel scroll" }, problem, h("div", { class: "columns" }, h("div", {}, cards), form));
  let drawn = "";

  async function load() {
    const state = await get("/_dev/flags");
    const told = [state.fileProblem, state.refusal && `Refused, as posted last: ${state.refusal}`].filter(Boolean);
    problem.hidden = told.length === 0;
    problem.textContent = told.length ? `The last good flags stay. ${told.join(". ")}` : "";
    const text = JSON.stringify(state);
    if (text === drawn) return;
    drawn = text;
    fill(cards, state.flags.length ? state.flags.map((flag) => card(flag, state.overrides.filter((one) => one.key === flag.key))) : none());
  }

  const none = () =>
    h("p", { class: "hint" }, "No flags yet. Start with --flags flags.json, or post them to /_dev/flags: ", h("code", {}, '{"beta": true, "layout": "wide"}'));

  function card(flag, overrides) {
    const everybody = overrides.find((one) => !one.distinct_id);
    const value = everybody ? everybody.value : flag.kind === "fixed" ? flag.value : null;
    const preview = h("div", { class: "preview" });
    return h(
      "article",
      { class: "box flag", "data-flag": flag.key },
      h(
        "div",
        { class: "flag-head" },
        h("h3", {}, flag.key),
        h("span", { class: "tag" }, overrides.length ? "overridden" : flag.kind === "definition" ? (flag.active ? "by conditions" : "off") : "fixed"),
      ),
      flag.problem && h("p", { class: "problem" }, `Cannot be evaluated: ${flag.problem}`),
      toggle(flag, value, everybody),
      overrides.filter((one) => one.distinct_id).map((one) => h("p", { class: "override" }, h("span", {}, `${one.distinct_id} gets ${one.value}`), button("End", () => override({ key: flag.key, distinct_id: one.distinct_id, value: null }), { class: "quiet" }))),
      forOne(flag),
      overrides.length > 0 && flag.kind === "definition" && h("p", { class: "hint" }, reach(flag)),
      flag.payload != null && h("details", {}, h("summary", {}, "Payload"), jsonView(JSON.stringify(flag.payload))),
      flag.filters && h("details", {}, h("summary", {}, plural((flag.filters.groups ?? []).length, "condition")), (flag.filters.groups ?? []).map(condition), variants(flag.filters), payloads(flag.filters)),
      h("div", { class: "bar" }, button("Preview for 1,000 ids", () => rollout(flag.key, preview))),
      preview,
    );
  }

  // Not at once: such clients ask for definitions every half a minute.
  const reach = (flag) =>
    flag.filters?.aggregation_group_type_index == null
      ? "Clients that evaluate flags themselves have it once they load the definitions again."
      : "Clients that evaluate flags themselves do not get overrides for one id of a flag for groups.";

  const toggle = (flag, value, everybody) =>
    h(
      "div",
      { class: "bar", role: "group", "aria-label": `${flag.key} for everybody` },
      h("span", { class: "muted" }, "Everybody:"),
      button("On", () => override({ key: flag.key, value: true }), { "aria-pressed": String(value === true), class: "on" }),
      button("Off", () => override({ key: flag.key, value: false }), { "aria-pressed": String(value === false), class: "off" }),
      names(flag).map((name) => button(name, () => override({ key: flag.key, value: name }), { "aria-pressed": String(value === name) })),
      everybody && button("As defined", () => override({ key: flag.key, value: null }), { class: "quiet" }),
    );

  const names = (flag) => (flag.filters?.multivariate?.variants ?? []).map((variant) => variant.key).concat(typeof flag.value === "string" ? [flag.value] : []);

  function forOne(flag) {
    const whom = h("input", { placeholder: "one distinct id", "aria-label": `Distinct id to override ${flag.key} for` });
    const value = h("select", { "aria-label": `Value of ${flag.key} for that id` }, ["on", "off", ...names(flag)].map((name) => h("option", {}, name)));
    const submit = (event) => {
      event.preventDefault();
      if (!whom.value) return;
      const chosen = value.value === "on" ? true : value.value === "off" ? false : value.value;
      override({ key: flag.key, distinct_id: whom.value, value: chosen });
    };
    return h("form", { class: "bar one", onsubmit: submit }, whom, value, h("button", { type: "submit" }, "Override"));
  }

  const condition = (group, index) =>
    h("div", { class: "condition" }, h("strong", {}, `${index + 1}. `), describe(group));

  function describe(group) {
    const filters = (group.properties ?? []).map((one) => `${one.key} ${one.negation ? "not " : ""}${one.operator ?? "exact"} ${JSON.stringify(one.value)}`);
    const who = filters.length ? filters.join(" and ") : "everybody";
    const share = group.rollout_percentage == null ? 100 : group.rollout_percentage;
    return `${who}: ${share} %${group.variant ? `, variant ${group.variant}` : ""}`;
  }

  const variants = (filters) => filters.multivariate?.variants?.length && h("p", { class: "muted" }, "Variants: ", filters.multivariate.variants.map((one) => `${one.key} ${one.rollout_percentage} %`).join(", "));

  const payloads = (filters) => filters.payloads && Object.keys(filters.payloads).length > 0 && h("div", {}, h("p", { class: "muted" }, "Payloads"), jsonView(JSON.stringify(filters.payloads)));

  const override = (request) =>
    app.try(async () => {
      await send("POST", "/_dev/flags/overrides", request);
      await load();
    });

  const given = () => ({ distinct_id: id.value, person_properties: read(properties, "Person properties"), groups: read(groups, "Groups") });

  function read(field, name) {
    if (!field.value.trim()) return {};
    try {
      return JSON.parse(field.value);
    } catch (error) {
      throw new Error(`${name}: ${error.message}`);
    }
  }

  async function ask(event) {
    event.preventDefault();
    try {
      const answer = await send("POST", "/_dev/flags/evaluate", given());
      fill(results, answer.results.map(result));
    } catch (error) {
      fill(results, h("p", { class: "problem" }, error.message));
    }
  }

  function result(flag) {
    const value = flag.failed ? "unknown" : flag.variant ?? (flag.enabled ? "on" : "off");
    const decided = flag.condition ? `condition ${flag.reason.condition_index + 1}: ${describe(flag.condition)}` : null;
    return h(
      "div",
      { class: "result", "data-flag": flag.key },
      h("div", {}, h("strong", {}, flag.key), " ", h("span", { class: `tag ${flag.enabled ? "good" : ""}` }, value)),
      h("div", { class: "muted" }, flag.failed ? `cannot be computed: ${flag.problem ?? "see its conditions"}` : flag.overridden ? "an override" : [flag.reason?.code, decided, flag.missing?.length && `the person has no ${flag.missing.join(", ")}`].filter(Boolean).join(", ")),
      flag.metadata?.payload && h("div", { class: "muted" }, "payload ", h("code", {}, flag.metadata.payload)),
    );
  }

  async function rollout(key, preview) {
    await app.try(async () => {
      const answer = await send("POST", "/_dev/flags/preview", { ...given(), key, count: 1000 });
      fill(preview, Object.entries(answer.values).map(([name, number]) => bar(name, number, answer.count)));
    });
  }

  const bar = (name, number, all) =>
    h("div", { class: "share" }, h("span", {}, name === "true" ? "on" : name === "false" ? "off" : name), h("meter", { min: "0", max: all, value: number }), h("span", { class: "size" }, `${count(number)}`));

  return { element, load, shown: () => app.try(load), focus: () => element.focus() };
}
