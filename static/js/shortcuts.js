// Single keys. The sheet of keys names each with its act; this script hears the key and sends the act as an event
// `newsdiff:key`. Switched off, or while a dialog is open, no single key does anything, here or in another script.
// The switch is one of the person's settings, which the server keeps.

const FIELDS = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])";

const sheet = () => document.getElementById("keys");
const isOff = () => document.documentElement.dataset.keys === "off";
const isSingle = (event) => event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;

function open() {
  sheet().querySelector("[data-keys-switch]").checked = !isOff();
  sheet().showModal();
}

addEventListener(
  "keydown",
  (event) => {
    if (!isSingle(event) || event.target.closest?.(FIELDS)) return;
    if (isOff() || document.querySelector("dialog[open]")) return event.stopImmediatePropagation();
    const act = sheet()?.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.dataset.act;
    if (!act) return;
    event.preventDefault();
    if (act === "keys") open();
    else document.dispatchEvent(new CustomEvent("newsdiff:key", { detail: { act } }));
  },
  true,
);

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-keys-open]")) open();
  if (target.closest("[data-keys-close]")) sheet().close();
});

document.addEventListener("change", ({ target }) => {
  if (!target.matches("[data-keys-switch]")) return;
  if (target.checked) delete document.documentElement.dataset.keys;
  else document.documentElement.dataset.keys = "off";
  const headers = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}");
  const body = new URLSearchParams({ single_keys: target.checked ? "on" : "off" });
  fetch(target.dataset.keysSwitch, { method: "POST", headers, body, redirect: "manual", keepalive: true }).catch(() => {});
});

const show = (root) => root.querySelectorAll("[data-with-script]").forEach((hint) => (hint.hidden = false));
document.addEventListener("htmx:load", (event) => show(event.target));
show(document);
