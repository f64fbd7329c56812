// The palette codes the selected contrast: by a press, a digit, or "." for the last code again; then it goes on.

import { begin, end, inTurn, isBusy } from "./turns.js";

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
  begin();
  // The body sends it, because the row may be drawn anew before the answer is here.
  const answer = { values, target: `#${slot.id}`, swap: "innerHTML", source: document.body };
  await htmx.ajax("POST", detail.dataset.codeUrl, answer).catch(() => {}); // connection.js says so
  if (!isBusy()) return; // it failed, or another contrast was selected meanwhile
  if (next && !document.getElementById(slot.id)?.querySelector("form")) setTimeout(() => goOn(key));
  else end();
}

function goOn(key) {
  const all = entries();
  const following = all[all.findIndex((entry) => entry.dataset.contrast === key) + 1];
  if (following) following.click();
  else end();
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches?.("[data-palette]") || !event.submitter) return;
  event.preventDefault();
  inTurn(() => code(event.submitter.value));
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !palette()) return;
  const lost = isBusy() && event.target === document.body; // while the row that had the focus is drawn anew
  if (!lost && !event.target.closest?.("[data-desk]")) return;
  if (event.target.closest("textarea, select, input:not([type=checkbox])")) return;
  if (event.key === ".") inTurn(() => last && code(last));
  const button = palette().querySelector(`[data-digit="${CSS.escape(event.key)}"]`);
  if (button) inTurn(() => code(button.value));
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
