// The palette codes the selected contrast: by a press, a digit, or "." for the last code again; then it goes on.

let last = "";

const palette = () => document.querySelector("[data-palette]");
const entries = () => [...document.querySelectorAll("[data-contrast]")];
const current = () => document.querySelector("[data-contrast][aria-current]");
const say = (message) => document.dispatchEvent(new CustomEvent("newsdiff:announce", { detail: { message } }));

// Buttons can be pressed when a contrast is selected, whether the server or a script selected it.
function enable() {
  const none = !current();
  palette()?.querySelectorAll("[name=codes]").forEach((button) => (button.disabled = none));
}

async function code(guid) {
  const entry = current();
  const detail = entry && document.getElementById(`detail-${entry.dataset.contrast}`);
  if (!detail) return say("Select a contrast first.");
  const slot = detail.closest("[data-row]").querySelector("[data-annotation-slot]");
  if (slot.querySelector("form")) return say("Save or cancel the form that is open here first.");
  last = guid;
  const form = palette();
  const values = { form_key: crypto.randomUUID(), codes: guid };
  const key = entry.dataset.contrast;
  const next = form.querySelector("[data-palette-next]").checked;
  await htmx.ajax("POST", detail.dataset.codeUrl, { values, target: slot, swap: "innerHTML", source: detail });
  if (next && !document.getElementById(slot.id)?.querySelector("form")) goOn(key);
}

function goOn(key) {
  const all = entries();
  const at = all.findIndex((entry) => entry.dataset.contrast === key);
  setTimeout(() => all[at + 1]?.click());
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches?.("[data-palette]") || !event.submitter) return;
  event.preventDefault();
  code(event.submitter.value);
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!palette() || !event.target.closest?.("[data-desk]")) return;
  if (event.target.closest("textarea, select, input:not([type=checkbox])")) return;
  if (event.key === "." && last) code(last);
  const button = palette().querySelector(`[data-digit="${CSS.escape(event.key)}"]`);
  if (button) code(button.value);
});

document.addEventListener("input", (event) => {
  if (!event.target.matches?.("[data-palette-filter]")) return;
  const wanted = event.target.value.trim().toLowerCase();
  for (const one of palette().querySelectorAll("[data-filter-text]")) one.hidden = !one.dataset.filterText.includes(wanted);
});

// Enter in the filter presses the first code that is left.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches?.("[data-palette-filter]")) return;
  event.preventDefault();
  palette().querySelector("[data-filter-text]:not([hidden]) [name=codes]:not([disabled])")?.click();
});

document.addEventListener("click", () => setTimeout(enable));
document.addEventListener("htmx:load", enable);
enable();
