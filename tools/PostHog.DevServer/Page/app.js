import { aiPanel } from "./ai.js";
import { count, fill, h } from "./dom.js";
import { eventsPanel } from "./events.js";
import { flagsPanel } from "./flags.js";
import { personsPanel } from "./persons.js";
import { requestsPanel } from "./requests.js";
import { breakPanel } from "./break.js";
import { warningsPanel } from "./warnings.js";

const notice = document.getElementById("notice");
const app = {
  async try(action) {
    try {
      await action();
      notice.hidden = true;
    } catch (error) {
      notice.textContent = error.message;
      notice.hidden = false;
    }
  },
  mark(name, number) {
    fill(badges[name], number ? count(number) : "");
  },
  showPerson(id) {
    open("Persons");
    panels.Persons.find(id);
  },
  showRequest(number) {
    open("Requests");
    panels.Requests.open(number);
  },
  showEvent(number) {
    open("Events");
    panels.Events.open(number);
  },
};

const badges = {};
const panels = {};
const tabs = {};
const makers = { Events: eventsPanel, Flags: flagsPanel, Persons: personsPanel, Requests: requestsPanel, "Break it": breakPanel, Warnings: warningsPanel, AI: aiPanel };
for (const [name, make] of Object.entries(makers)) {
  badges[name] = h("span", { class: "badge" });
  panels[name] = make(app);
  panels[name].element.tabIndex = -1; // to be chosen by a digit, not by the tab key
  const id = `panel-${name.toLowerCase().replace(" ", "-")}`;
  tabs[name] = h("button", { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": id, onclick: () => open(name) }, name, badges[name]);
  Object.entries({ id, role: "tabpanel", "aria-labelledby": `tab-${id}` }).forEach(([key, value]) => panels[name].element.setAttribute(key, value));
}
document.getElementById("tabs").append(...Object.values(tabs));
document.getElementById("panels").append(...Object.values(panels).map((panel) => panel.element));

let current;
function open(name) {
  current = name;
  for (const [other, panel] of Object.entries(panels)) {
    panel.element.hidden = other !== name;
    tabs[other].setAttribute("aria-selected", String(other === name));
    tabs[other].tabIndex = other === name ? 0 : -1;
  }
  history.replaceState(null, "", `${location.pathname}${location.search}#${name.toLowerCase().replace(" ", "-")}`);
  tabs[name].scrollIntoView({ block: "nearest", inline: "nearest" });
  panels[name].shown();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const names = Object.keys(panels);
  if (event.target.getAttribute?.("role") === "tab" && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
    const next = names[(names.indexOf(current) + (event.key === "ArrowRight" ? 1 : names.length - 1)) % names.length];
    open(next);
    tabs[next].focus();
  } else if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
    if (event.key === "Escape") panels[current].focus(); // so that the keys below work again
  } else {
    if (/^[1-7]$/.test(event.key)) {
      open(names[event.key - 1]);
      panels[current].focus();
    } else if (event.key === "/") {
      event.preventDefault();
      panels[current].element.querySelector("input[type=search]")?.focus();
    } else panels[current].key?.(event);
  }
});

// The stream: messages are gathered and drawn once a frame, however many come.
const statusText = document.getElementById("status-text");
const dot = document.querySelector(".dot");
let known = 0;
let started = null;
let loaded = -1;
let versions = {};
let pending = [];
let frame = 0;
const due = new Set();

function connect() {
  const stream = new EventSource(`/_dev/stream?after=${known}`);
  stream.onmessage = (message) => {
    const changes = JSON.parse(message.data);
    if (started !== null && changes.versions.started !== started) {
      location.reload(); // another server, whose numbers begin anew
      return;
    }
    started = changes.versions.started;
    pending.push(changes);
    frame ||= requestAnimationFrame(draw);
    if (document.hidden) draw();
  };
  stream.onerror = () => {
    stream.close();
    dot.className = "dot off";
    statusText.textContent = "disconnected";
    versions = {};
    setTimeout(connect, 1000);
  };
  stream.onopen = () => (dot.className = "dot on");
}

function draw() {
  frame = 0;
  const messages = pending;
  pending = [];
  const events = [];
  const requests = [];
  for (const message of messages) {
    if (versions.events !== undefined && message.versions.events !== versions.events) {
      events.length = 0;
      panels.Events.reset();
    }
    if (versions.requests !== undefined && message.versions.requests !== versions.requests) {
      requests.length = 0;
      panels.Requests.reset();
    }
    for (const row of message.events) if (row.n > known || message.versions.events !== versions.events) events.push(row);
    requests.push(...message.requests);
    known = message.events.at(-1)?.n ?? known;
    noteVersions(message.versions);
  }
  panels.Events.add(events);
  panels.Requests.add(requests);
  const last = messages.at(-1);
  statusText.textContent = `${count(last.eventCount)} events, ${count(last.requestCount)} requests`;
  document.documentElement.dataset.events = last.eventCount;
  notify(last.fileProblem);
}

function noteVersions(now) {
  for (const [key, name] of [["flags", "Flags"], ["persons", "Persons"], ["warnings", "Warnings"]]) {
    if (now[key] !== versions[key]) due.add(name);
  }
  if (current === "Break it") due.add("Break it");
  if (now.events !== versions.events || known !== loaded) {
    due.add("AI");
    loaded = known;
  }
  versions = now;
}

// What the stream does not carry is asked for, twice a second at most and only where it is seen.
setInterval(() => {
  for (const name of due) {
    if (name === current || name === "Warnings") {
      due.delete(name);
      app.try(panels[name].load);
    }
  }
}, 500);

let told = null;
function notify(problem) {
  if (problem === told) return;
  told = problem;
  notice.hidden = !problem;
  notice.textContent = problem ? `The file of flags is broken, the last good flags stay. ${problem}` : "";
}

// The longest time between two frames, so that a test can tell whether the page was ever stuck.
let before = performance.now();
let longest = 0;
requestAnimationFrame(function measure(now) {
  longest = Math.max(longest, now - before);
  before = now;
  document.documentElement.dataset.longestFrame = Math.round(longest);
  requestAnimationFrame(measure);
});
addEventListener("posthog-reset-frames", () => (longest = 0));

open(Object.keys(panels).find((name) => `#${name.toLowerCase().replace(" ", "-")}` === location.hash) ?? "Events");
connect();
