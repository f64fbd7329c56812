// In the queue of disagreements a digit takes that coder's codes, n and p go on and back.

document.querySelectorAll("[data-with-script]").forEach((hint) => (hint.hidden = false));

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select")) return;
  const units = [...document.querySelectorAll("[data-queue] [data-unit]")];
  const at = units.indexOf(event.target.closest?.("[data-unit]"));
  if (event.key === "n" || event.key === "p") {
    const next = units[event.key === "n" ? at + 1 : at - 1];
    next?.scrollIntoView({ block: "center" });
    next?.focus({ preventScroll: true });
    return;
  }
  units[at]?.querySelector(`[data-choice="${CSS.escape(event.key)}"]`)?.click();
});
