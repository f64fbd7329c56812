// Judges the selected difference: y confirms, x and a reason dismiss, r opens it again, u goes to the next one that is
// not reviewed. After a judgement the next one is selected.

import { begin, end, inTurn, isBusy } from "./turns.js";

const form = () => document.querySelector("[data-judge-form]");
const entries = () => [...document.querySelectorAll("[data-contrast]")];
const current = () => document.querySelector("[data-contrast][aria-current]");
const say = (message) => document.dispatchEvent(new CustomEvent("newsdiff:announce", { detail: { message } }));
const press = (value) => form()?.querySelector(`[name=act][value="${value}"]`)?.click();
const REASONS = { s: "dismissed:style", w: "dismissed:wrong_link", o: "dismissed:not_the_same" };

// The list goes on behind its end from its head: nothing that was left out is forgotten.
function goOn(key) {
  const all = entries();
  const at = all.findIndex((entry) => entry.dataset.contrast === key);
  const next = [...all.slice(at + 1), ...all.slice(0, at + 1)].find((entry) => !entry.dataset.verdict);
  if (next) next.click();
  else say("All are reviewed.");
}

document.addEventListener("htmx:configRequest", (event) => {
  if (!event.detail.elt.matches("[data-judge-form]")) return;
  if (event.detail.triggeringEvent?.type === "newsdiff:again") return; // it says what it is about
  const entry = current();
  if (!entry) {
    event.preventDefault();
    return say("Select a difference in the list first.");
  }
  begin();
  event.detail.parameters.set("key", entry.dataset.contrast);
  if (!event.detail.parameters.has("anyway")) event.detail.parameters.set("seen", entry.dataset.seen);
});

document.addEventListener("newsdiff:announce", ({ detail }) => {
  if (detail?.next === undefined) return;
  setTimeout(() => {
    const next = entries().find((one) => one.dataset.contrast === detail.next);
    if (next) next.click();
    else end();
  });
});

// A row in which something is being typed is not drawn anew.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  if (event.detail.target.querySelector?.("[data-annotation-slot] form")) event.detail.shouldSwap = false;
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !form()) return;
  const lost = isBusy() && event.target === document.body; // while the row that had the focus is drawn anew
  if (!(lost || event.target.closest?.("[data-desk]")) || event.target.closest("textarea, select, input:not([type=checkbox])")) return;
  const reason = event.target.closest(".judge-reasons") && REASONS[event.key];
  const acts = {
    y: () => press("confirmed"),
    r: () => press("reopened"),
    u: () => goOn(current()?.dataset.contrast),
    x: () => form().querySelector(".judge-reasons button").focus(),
  };
  const act = reason ? () => press(reason) : acts[event.key];
  if (!act) return;
  event.preventDefault();
  inTurn(act);
});

const show = (root) => root.querySelectorAll?.("[data-judge] [data-with-script]").forEach((hint) => (hint.hidden = false));
document.addEventListener("htmx:load", () => show(document));
