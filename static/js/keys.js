// n and p go to the next and the previous contrast, in the order of the list.

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key !== "n" && event.key !== "p") return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const entries = [...document.querySelectorAll("[data-contrast]")];
  const at = entries.findIndex((entry) => entry.hasAttribute("aria-current"));
  const next = event.key === "n" ? at + 1 : at < 0 ? entries.length - 1 : at - 1;
  entries[next]?.click();
});
