import { tokens } from "./json.js";

// A number as it was written.
export class Num {
  constructor(source) {
    this.source = source;
  }

  toString() {
    return this.source;
  }
}

// Reads valid JSON, however deep: objects become maps, whose last member of a name counts, and numbers stay as they were written.
export function read(json) {
  const top = [];
  const stack = [];
  let target = top;
  let name = null;
  const put = (value) => (target instanceof Map ? target.set(name, value) : target.push(value));
  for (const [token, string, colon] of json.matchAll(tokens)) {
    if (colon !== undefined) name = JSON.parse(string);
    else if (token === "{" || token === "[") {
      const inner = token === "{" ? new Map() : [];
      put(inner);
      stack.push(target);
      target = inner;
    } else if (token === "}" || token === "]") target = stack.pop();
    else if (token !== ",") put(/^[-\d]/.test(token) ? new Num(token) : JSON.parse(token));
  }
  return top[0];
}
