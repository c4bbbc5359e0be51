import { button, count, fill, h, plural } from "./dom.js";
import { get } from "./api.js";
import { facts } from "./split.js";

// The newest traces that are shown, and how deep a tree may be: what an event names as its parent may be anything.
const most = 50;
const deepest = 40;

export function aiPanel() {
  const search = h("input", { type: "search", placeholder: "Search model, name, trace, person", "aria-label": "Search traces", oninput: draw });
  const shown = h("span", { class: "muted" });
  const cards = h("div", { class: "cards wide" });
  const element = h("div", { class: "panel scroll" }, h("div", { class: "bar" }, search, shown), cards);
  let traces = [];

  async function load() {
    const events = await get("/_dev/events");
    traces = group(events.filter((one) => `${one.event}`.startsWith("$ai_") && one.properties?.$ai_trace_id));
    draw();
  }

  function draw() {
    const wanted = search.value.trim().toLowerCase();
    const found = traces.filter((trace) => !wanted || trace.words.includes(wanted));
    fill(shown, plural(found.length, "trace"), found.length > most ? `, the newest ${most} shown` : "");
    fill(cards, found.length ? found.slice(0, most).map(card) : h("p", { class: "hint" }, "No calls of models yet. Events whose name begins with $ai_ are shown here as trees."));
  }

  return { element, load, shown: () => load().catch((error) => fill(cards, h("p", { class: "problem" }, error.message))), focus: () => element.focus() };
}

// Newest first. Feedback and metrics belong to the trace itself.
function group(events) {
  const traces = new Map();
  for (const event of events) {
    const id = `${event.properties.$ai_trace_id}`;
    if (!traces.has(id)) traces.set(id, { id, events: [] });
    traces.get(id).events.push(event);
  }
  return [...traces.values()].reverse().map((trace) => ({ ...trace, words: words(trace) }));
}

const words = (trace) =>
  trace.events.map(({ event, distinct_id: person, properties: p }) => [trace.id, event, person, p.$ai_model, p.$ai_provider, nameOf({ event, properties: p })].join("\n")).join("\n").toLowerCase();

function card(trace) {
  const root = trace.events.find((one) => one.event === "$ai_trace");
  const models = trace.events.filter((one) => one.properties.$ai_model);
  const failed = trace.events.some((one) => one.properties.$ai_is_error);
  return h(
    "article",
    { class: "box ai-trace" },
    h("div", { class: "flag-head" }, h("h3", {}, root ? nameOf(root) : trace.id), failed && h("span", { class: "tag bad" }, "error")),
    h("p", { class: "muted" }, [plural(trace.events.length, "event"), `${count(sum(models, "$ai_input_tokens"))} tokens in`, `${count(sum(models, "$ai_output_tokens"))} out`, `by ${trace.events[0].distinct_id}`].join(", ")),
    h("ul", { class: "ai-tree" }, roots(trace).map((one) => node(one, trace, new Set(), 0))),
  );
}

// What has no parent in the trace is a root, also if its parent never arrived.
function roots(trace) {
  const ids = new Set(trace.events.map(keyOf));
  const parentOf = (one) => `${one.properties.$ai_parent_id ?? trace.id}`;
  const found = trace.events.filter((one) => keyOf(one) === parentOf(one) || !ids.has(parentOf(one)) || (one.event === "$ai_trace" && !one.properties.$ai_parent_id));
  return found.length ? found : trace.events.slice(0, 1);
}

function node(one, trace, seen, depth) {
  seen.add(one);
  const key = keyOf(one);
  const children = depth < deepest ? trace.events.filter((other) => !seen.has(other) && `${other.properties.$ai_parent_id ?? trace.id}` === key) : [];
  const p = one.properties;
  const details = h("div", { class: "ai-details", hidden: true });
  const toggle = button(nameOf(one), () => open(details, p), { class: "link" });
  return h(
    "li",
    {},
    h("span", { class: "ai-line" }, h("span", { class: `tag ${p.$ai_is_error ? "bad" : ""}` }, one.event.slice(4)), toggle, h("span", { class: "muted" }, summary(p))),
    details,
    children.length > 0 && h("ul", { class: "ai-tree" }, children.map((child) => node(child, trace, seen, depth + 1))),
  );
}

function open(details, p) {
  details.hidden = !details.hidden;
  if (details.hidden || details.childElementCount) return;
  const rows = [["Model", p.$ai_model], ["Provider", p.$ai_provider], ["Status", p.$ai_http_status], ["Stop reason", p.$ai_stop_reason], ["Error", asText(p.$ai_error)], ["Input", asText(p.$ai_input ?? p.$ai_input_state)], ["Output", asText(p.$ai_output_choices ?? p.$ai_output_state)]];
  fill(details, facts(rows));
}

const summary = (p) =>
  [
    p.$ai_model,
    Number.isFinite(p.$ai_latency) && `${Math.round(p.$ai_latency * 1000)} ms`,
    (p.$ai_input_tokens != null || p.$ai_output_tokens != null) && `${p.$ai_input_tokens ?? "?"} → ${p.$ai_output_tokens ?? "?"} tokens`,
    p.$ai_is_error && (asText(p.$ai_error) ?? "failed").slice(0, 120),
  ]
    .filter(Boolean)
    .join(" · ");

const keyOf = (one) => `${one.properties.$ai_generation_id ?? one.properties.$ai_span_id ?? one.uuid}`;
const nameOf = ({ event, properties: p }) => `${p.$ai_span_name ?? p.$ai_trace_name ?? p.$ai_model ?? p.$ai_metric_name ?? event}`;
const sum = (events, name) => events.reduce((total, one) => total + (Number(one.properties[name]) || 0), 0);
const asText = (value) => (value == null ? null : (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 5000));
