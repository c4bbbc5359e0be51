import { button, fill, h } from "./dom.js";

// A list and, beside it or on narrow screens above it, the details of what was chosen.
export function split(list) {
  const details = h("section", { class: "details", "aria-label": "Details" });
  const element = h("div", { class: "split" }, list.element, details);
  const close = () => {
    element.classList.remove("open");
    list.selected = null;
    list.draw();
    fill(details);
    list.element.focus({ preventScroll: true });
  };
  details.addEventListener("keydown", (event) => event.key === "Escape" && close());
  list.element.addEventListener("keydown", (event) => event.key === "Escape" && close());
  return {
    element,
    close,
    show(title, ...children) {
      element.classList.add("open");
      const heading = h("div", { class: "details-head" }, h("h2", {}, title), button("Close", close, { class: "quiet" }));
      fill(details, heading, children);
      details.scrollTop = 0;
    },
  };
}

export const facts = (pairs) =>
  h("dl", { class: "facts" }, pairs.filter(([, value]) => value != null && value !== "").map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));

export const narrow = matchMedia("(max-width: 760px)");
