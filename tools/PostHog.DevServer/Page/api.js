// The HTTP calls that the README of the server documents. The page is of the same origin, so they need no token.
export async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(await problem(answer));
  return answer.json();
}

export async function text(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(await problem(answer));
  return answer.text();
}

export async function send(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await problem(answer));
  const reply = await answer.text();
  return reply ? JSON.parse(reply) : null;
}

async function problem(answer) {
  const reply = await answer.text();
  try {
    return JSON.parse(reply).error ?? reply;
  } catch {
    return reply || `status ${answer.status}`;
  }
}
