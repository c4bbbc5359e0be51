import { h } from "./dom.js";

const longest = 200_000;
export const tokens = /("(?:\\.|[^"\\])*")(\s*:)?|[{}[\],]|[^\s{}[\],":]+/g;

// Lays JSON out without reading it: numbers, escapes and order stay as they were sent.
export function layOut(text) {
  const parts = [];
  let indent = 0;
  let last = "";
  const line = () => "\n" + "  ".repeat(Math.min(indent, 40));
  for (const found of text.slice(0, longest).matchAll(tokens)) {
    const [token, string, colon] = found;
    if (token === "}" || token === "]") {
      indent = Math.max(0, indent - 1);
      if (last !== "{" && last !== "[") parts.push(["", line()]);
    } else if (last === "{" || last === "[" || last === ",") {
      parts.push(["", line()]);
    }
    if (colon !== undefined) parts.push(["key", string], ["", ": "]);
    else parts.push([kindOf(token), token]);
    if (token === "{" || token === "[") indent++;
    last = colon !== undefined ? ":" : token;
  }
  if (text.length > longest) parts.push(["", `\n… ${text.length - longest} more characters`]);
  return parts;
}

export function jsonView(text) {
  const parts = layOut(text).map(([kind, part]) => (kind ? h("span", { class: `json-${kind}` }, part) : part));
  return h("pre", { class: "json", tabindex: "0" }, parts);
}

export const layOutText = (text) => layOut(text).map(([, part]) => part).join("");

function kindOf(token) {
  if (token.startsWith('"')) return "string";
  if (/^[-\d]/.test(token)) return "number";
  return /^[tfn]/.test(token) ? "word" : "";
}
