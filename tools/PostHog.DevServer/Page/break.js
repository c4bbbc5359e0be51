import { button, fill, h, time } from "./dom.js";
import { get, send } from "./api.js";

export function breakPanel(app) {
  const number = (name, value) => h("input", { type: "number", min: "1", value, "aria-label": name, class: "short" });
  const times = number("How many requests", 3);
  const seconds = number("Seconds of Retry-After", 2);
  const delay = number("Milliseconds of delay", 500);
  const state = h("div", { "aria-live": "polite" });
  const outcomes = h("div", { class: "outcomes" });
  const fault = (body) => app.try(async () => {
    await send("POST", "/_dev/faults", body);
    await load();
  });
  let lasting = {};
  const last = (change) => app.try(async () => {
    await send("POST", "/_dev/break", { ...lasting, ...change });
    await load();
  });
  const storm = { statuses: { 500: 0.1, 503: 0.15 }, retryAfterShare: 0.5, abort: 0.05, reset: 0.05, truncate: 0.05, partial: 0.1 };
  const switches = h("div", { class: "bar" });
  const element = h(
    "div",
    { class: "panel scroll" },
    h(
      "div",
      { class: "columns even" },
      h(
        "section",
        { class: "box" },
        h("h2", {}, "The next requests"),
        h("div", { class: "bar" }, h("label", {}, "How many ", times), h("label", {}, "Retry-After ", seconds, " s"), h("label", {}, "Delay ", delay, " ms")),
        h(
          "div",
          { class: "bar" },
          button("503", () => fault({ status: 503, count: +times.value })),
          button("429 with Retry-After", () => fault({ status: 429, retryAfter: +seconds.value, count: +times.value })),
          button("Slow answer", () => fault({ delayMs: +delay.value, count: +times.value })),
          button("Time-out", () => fault({ delayMs: 120_000, store: false, count: +times.value })),
          button("Close connection", () => fault({ abort: "before_response", count: +times.value })),
          button("Reset connection", () => fault({ abort: "reset", count: +times.value })),
          button("Cut the answer short", () => fault({ truncate: true, count: +times.value })),
        ),
        h("h2", {}, "Until ended"),
        switches,
        h("div", { class: "bar" }, button("End everything", end, { class: "main" })),
        state,
      ),
      h("section", { class: "box" }, h("h2", {}, "What became of it"), outcomes),
    ),
  );

  async function end() {
    await app.try(async () => {
      for (const path of ["/_dev/faults", "/_dev/break", "/_dev/storm"]) await send("DELETE", path);
      await load();
    });
  }

  async function load() {
    const [now, became] = await Promise.all([get("/_dev/break"), get("/_dev/outcomes")]);
    lasting = { slowMs: now.lasting.slowMs, dropEvery: now.lasting.dropEvery, quotaLimitedFlags: now.lasting.quotaLimitedFlags };
    const isOn = (value) => ({ "aria-pressed": String(Boolean(value)) });
    fill(
      switches,
      button("Every answer slow", () => last({ slowMs: lasting.slowMs ? 0 : +delay.value }), isOn(lasting.slowMs)),
      button("Drop every tenth event", () => last({ dropEvery: lasting.dropEvery ? 0 : 10 }), isOn(lasting.dropEvery)),
      button("Flags over quota", () => last({ quotaLimitedFlags: !lasting.quotaLimitedFlags }), isOn(lasting.quotaLimitedFlags)),
      button("Storm", () => app.try(async () => {
        await send(now.storm ? "DELETE" : "POST", "/_dev/storm", now.storm ? undefined : storm);
        await load();
      }), isOn(now.storm)),
    );
    const lines = now.faults.concat(Object.entries(now.stormCounts).map(([what, times]) => `storm: ${what} ${times}`));
    fill(state, h("p", { class: "muted" }, now.pending ? `${now.pending} requests will fail` : "No request is going to fail by itself."), lines.length > 0 && h("ul", {}, lines.map((line) => h("li", {}, line))));
    fill(outcomes, became.length ? became.map(outcome) : h("p", { class: "hint" }, "Batches that met a fault, or were sent again, appear here with all their attempts."));
  }

  const outcome = (batch) =>
    h(
      "div",
      { class: `outcome ${batch.delivered ? "good" : ""}` },
      h("div", {}, batch.attempts.map((one) => button(`${one.status ?? "no answer"}`, () => app.showRequest(one.n), { class: `attempt ${one.status < 300 ? "good" : "bad"}`, title: `${time(one.at)} ${one.fault ?? ""}` }))),
      h("div", { class: "muted" }, batch.outcome),
    );

  return { element, load, shown: () => app.try(load), focus: () => element.focus() };
}
