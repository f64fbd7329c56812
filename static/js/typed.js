// What is typed into a field with `data-keep-typed` is kept on the server a moment after, until its form is sent.

const waiting = new Map();

function keep(field) {
  waiting.delete(field);
  if (!field.isConnected) return;
  const headers = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}");
  const body = new URLSearchParams({ place: field.dataset.keepTyped, text: field.value });
  fetch(field.dataset.keepAt, { method: "POST", headers, body, keepalive: true }).catch(() => {});
}

document.addEventListener("input", (event) => {
  const field = event.target;
  if (!field.matches?.("[data-keep-typed]")) return;
  clearTimeout(waiting.get(field));
  waiting.set(field, setTimeout(() => keep(field), 600));
});

// Sent text is not kept again.
document.addEventListener("submit", (event) => {
  for (const [field, timer] of waiting) if (event.target.contains(field)) clearTimeout(timer), waiting.delete(field);
});

addEventListener("pagehide", () => [...waiting.keys()].forEach(keep));
