import { Num, read } from "./exact.js";

const deepest = 32;

// Writes an event, as JSON text, as C#, for a test or a script. What the SDK adds by itself is left to it.
export function toCSharp(json, isAsync) {
  const event = read(json);
  const properties = event.get("properties") instanceof Map ? event.get("properties") : new Map();
  const isOurs = properties.get("$lib") === "posthog-csharp";
  const members = [
    ["Uuid", guid(event.get("uuid"))],
    ["Timestamp", time(event.get("timestamp"))],
    ["Options", event.get("options") instanceof Map ? `{ ${[...event.get("options")].map(([name, value]) => `[${text(name)}] = ${literal(value, 1)}`).join(", ")} }` : null],
  ];
  const lines = members.filter(([, value]) => value).map(([name, value]) => `    ${name} = ${value},\n`);
  const given = new Map([...properties].filter(([name]) => !isAdded(name, isOurs)));
  for (const name of ["$set", "$set_once", "$unset"]) if (event.has(name) && !given.has(name)) given.set(name, event.get(name));
  for (const name of ["session_id", "window_id"]) if (typeof event.get(name) === "string") given.set(`$${name}`, event.get(name));
  lines.push(entries(given, 1));
  const id = event.get("distinct_id") ?? event.get("$distinct_id") ?? properties.get("distinct_id");
  const body = lines.join("");
  const made = `var captured = new PostHogEvent(${text(event.get("event") ?? "$identify")}, ${text(id)})`;
  const call = isAsync ? "await posthog.CaptureAsync(captured);" : "posthog.Capture(captured);";
  return `${made}${body ? `\n{\n${body}}` : ""};\n${call}\n`;
}

const isAdded = (name, isOurs) =>
  /^(distinct_id|token|\$lib|\$lib_version)$/.test(name) || (isOurs && /^\$(os|os_version|net_runtime|arch|is_server)$/.test(name));

const guid = (value) => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? `Guid.Parse("${value}")` : null);

const time = (value) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) && Date.parse(value)
    ? `DateTimeOffset.Parse("${value}", System.Globalization.CultureInfo.InvariantCulture)`
    : null;

const text = (value) =>
  `"${String(value ?? "").replace(/[\\"\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]/gu, escape)}"`;

const escape = (character) =>
  character === "\\" || character === '"' ? `\\${character}` : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

function entries(map, depth) {
  const indent = "    ".repeat(depth);
  return [...map].map(([name, value]) => (isSent(value) ? `${indent}[${text(name)}] = ${literal(value, depth)},\n` : `${indent}// ${text(name)} is left out: ${value.source.slice(0, 40)}\n`)).join("");
}

// No type of .NET has it, and the SDK sends no such number.
const isSent = (value) => !(value instanceof Num) || Number.isFinite(Number(value.source));

function number(source) {
  if (!/^-?\d+$/.test(source)) return Number.isFinite(Number(source)) ? source : `null /* ${source.slice(0, 40)} */`;
  const whole = BigInt(source);
  if (BigInt.asIntN(32, whole) === whole) return source;
  if (BigInt.asIntN(64, whole) === whole) return source === "-9223372036854775808" ? "long.MinValue" : `${source}L`;
  if (BigInt.asUintN(64, whole) === whole) return `${source}UL`;
  return Number.isFinite(Number(source)) ? `System.Numerics.BigInteger.Parse("${source}", System.Globalization.CultureInfo.InvariantCulture)` : `null /* ${source.slice(0, 40)} */`;
}

function literal(value, depth) {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return text(value);
  if (value instanceof Num) return number(value.source);
  if (depth > deepest) return "null /* nested more deeply than the SDK sends */";
  const end = "    ".repeat(depth);
  if (Array.isArray(value)) return `new object?[] { ${value.map((item) => literal(item, depth + 1)).join(", ")} }`;
  return `new Dictionary<string, object?>\n${end}{\n${entries(value, depth + 1)}${end}}`;
}
