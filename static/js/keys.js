// n and p go to the next and the previous contrast, in the order of the list. They act only while the focus is in
// the list or the texts, so that they never come between a reader and their own single keys.

const show = (root) => root.querySelectorAll("[data-with-script]").forEach((hint) => (hint.hidden = false));

document.addEventListener("htmx:load", (event) => show(event.target));
show(document);

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key !== "n" && event.key !== "p") return;
  if (!event.target.closest?.("[data-desk]") || event.target.closest("textarea, select, input:not([type=checkbox])")) return;
  const entries = [...document.querySelectorAll("[data-contrast]")];
  const at = entries.findIndex((entry) => entry.hasAttribute("aria-current"));
  const next = event.key === "n" ? at + 1 : at < 0 ? entries.length - 1 : at - 1;
  entries[next]?.click();
});
