// Writes an event as C#, for a test or a script.
export function toCSharp(event, isAsync) {
  const lines = [`var captured = new PostHogEvent(${text(event.event ?? "$identify")}, ${text(event.distinct_id ?? event.$distinct_id ?? event.properties?.distinct_id)})`, "{"];
  const properties = Object.entries(event.properties ?? {}).filter(([name]) => !isOwn(name));
  for (const [name, value] of properties) lines.push(`    [${text(name)}] = ${literal(value, 1)},`);
  lines.push("};");
  if (properties.length === 0) lines.splice(1, 2, ";");
  const call = isAsync ? "await posthog.CaptureAsync(captured);" : "posthog.Capture(captured);";
  return lines.join("\n").replace(")\n;", ");") + `\n${call}\n`;
}

// What the SDK adds by itself.
const isOwn = (name) => name === "distinct_id" || name === "token" || /^\$(lib|lib_version|os|os_version|is_server|geoip_disable|process_person_profile|session_id|sdk_.*)$/.test(name);

const text = (value) => `"${String(value ?? "").replace(/[\\"\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]/gu, escape)}"`;

const escape = (character) =>
  character === "\\" || character === '"' ? `\\${character}` : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

function number(value) {
  if (!Number.isInteger(value)) return String(value);
  return Number.isSafeInteger(value) ? (Math.abs(value) > 2147483647 ? `${value}L` : String(value)) : `${value}d`;
}

function literal(value, depth) {
  if (value === null) return "null";
  if (typeof value === "string") return text(value);
  if (typeof value === "number") return number(value);
  if (typeof value === "boolean") return String(value);
  const inside = "    ".repeat(depth + 1);
  const end = "    ".repeat(depth);
  if (Array.isArray(value)) return `new object?[] { ${value.map((item) => literal(item, depth + 1)).join(", ")} }`;
  const members = Object.entries(value).map(([name, member]) => `${inside}[${text(name)}] = ${literal(member, depth + 1)},\n`);
  return `new Dictionary<string, object?>\n${end}{\n${members.join("")}${end}}`;
}
