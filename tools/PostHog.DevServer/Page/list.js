import { h } from "./dom.js";

// A list of any length that has elements for the rows in sight alone. The newest row is on top.
export class VirtualList {
  constructor({ rowHeight, render, onSelect, label, empty }) {
    this.rowHeightOf = rowHeight;
    this.render = render;
    this.onSelect = onSelect;
    this.rows = [];
    this.selected = null;
    this.pool = new Map();
    this.space = h("div", { class: "list-space" });
    this.empty = h("p", { class: "hint empty" }, empty);
    this.element = h("div", { class: "list", role: "listbox", tabindex: "0", "aria-label": label }, this.empty, this.space);
    this.element.addEventListener("scroll", () => this.draw(), { passive: true });
    this.element.addEventListener("keydown", (event) => this.onKey(event));
    this.element.addEventListener("click", (event) => {
      const row = event.target.closest?.(".row");
      if (row) this.select(row.item);
    });
    new ResizeObserver(() => this.draw(true)).observe(this.element);
  }

  // Rows come oldest first; those on top are the last.
  set(rows, added = 0) {
    this.rows = rows;
    if (added > 0 && this.element.scrollTop > 2) this.element.scrollTop += added * this.rowHeightOf();
    this.draw();
  }

  at(index) {
    return this.rows[this.rows.length - 1 - index];
  }

  draw(all = false) {
    const height = this.rowHeightOf();
    this.empty.hidden = this.rows.length > 0;
    this.space.style.height = `${this.rows.length * height}px`;
    const first = Math.max(0, Math.floor(this.element.scrollTop / height) - 4);
    const last = Math.min(this.rows.length, first + Math.ceil(this.element.clientHeight / height) + 8);
    const stale = new Map(this.pool);
    for (let index = first; index < last; index++) {
      const item = this.at(index);
      let row = this.pool.get(item.n);
      if (!row || row.item !== item || all) {
        row?.remove();
        row = this.render(item);
        row.item = item;
        row.classList.add("row");
        row.setAttribute("role", "option");
        this.pool.set(item.n, row);
        this.space.append(row);
      }
      row.style.transform = `translateY(${index * height}px)`;
      row.setAttribute("aria-selected", item.n === this.selected ? "true" : "false");
      stale.delete(item.n);
    }
    for (const [number, row] of stale) {
      row.remove();
      this.pool.delete(number);
    }
  }

  select(item) {
    this.selected = item?.n ?? null;
    this.draw();
    this.onSelect(item);
  }

  onKey(event) {
    const steps = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9 };
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || this.rows.length === 0) return;
    event.preventDefault();
    const now = this.rows.length - 1 - this.rows.findIndex((row) => row.n === this.selected);
    const next = this.selected === null || now >= this.rows.length ? 0 : now + step;
    const index = Math.min(this.rows.length - 1, Math.max(0, next));
    const height = this.rowHeightOf();
    const view = this.element;
    if (index * height < view.scrollTop) view.scrollTop = index * height;
    else if ((index + 1) * height > view.scrollTop + view.clientHeight) view.scrollTop = (index + 1) * height - view.clientHeight;
    this.select(this.at(index));
  }
}
