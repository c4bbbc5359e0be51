// What the stream brought, up to as many rows as a page can use.
const most = 20_000;

export class Rows {
  constructor() {
    this.all = [];
    this.shown = [];
    this.places = new Map();
    this.test = () => true;
  }

  // Adds rows, or replaces those that changed; returns how many more are shown.
  add(rows) {
    let more = 0;
    for (const row of rows) {
      const old = this.places.get(row.n);
      this.places.set(row.n, row);
      if (old) {
        replace(this.all, old, row);
        replace(this.shown, old, row);
      } else {
        this.all.push(row);
        if (this.test(row)) {
          this.shown.push(row);
          more++;
        }
      }
    }
    if (this.all.length > most * 1.1) this.forget(this.all.length - most);
    return more;
  }

  filter(test) {
    this.test = test;
    this.shown = this.all.filter(test);
  }

  clear() {
    this.all = [];
    this.shown = [];
    this.places.clear();
  }

  forget(number) {
    for (const row of this.all.splice(0, number)) this.places.delete(row.n);
    const first = this.all[0].n;
    const keep = this.shown.findIndex((row) => row.n >= first);
    this.shown.splice(0, keep < 0 ? this.shown.length : keep);
  }
}

// What changes is near the end.
function replace(rows, old, row) {
  const place = rows.lastIndexOf(old);
  if (place >= 0) rows[place] = row;
}
