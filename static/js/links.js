// Ctrl+Z takes the last change of a link or the last judgement back and Ctrl+Shift+Z brings it back, whichever is
// newer, outside of fields; l opens the form of
// the row that has the focus.

const isField = (element) => element.closest?.("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])");

const newest = (name) =>
  [...document.querySelectorAll(`[data-${name}]`)].sort((one, other) => other.dataset[name] - one.dataset[name])[0];

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || isField(event.target)) return;
  const withControl = event.ctrlKey || event.metaKey;
  const press = withControl && event.key.toLowerCase() === "z" && newest(event.shiftKey ? "redo" : "undo");
  const open = !withControl && event.key === "l" && event.target.closest("[data-row]")?.querySelector("[data-link-row]");
  const act = press || open;
  if (!act || event.repeat) return;
  event.preventDefault();
  act.click();
});
