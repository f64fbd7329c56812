// The strip over each article: one tab stop, arrows go from cell to cell, a press goes to the passage. What is in sight
// is underlined.

const cellFor = (id) => document.querySelector(`[data-map] a[href="#${CSS.escape(id)}"]`);
const STEPS = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

document.addEventListener("keydown", (event) => {
  const cell = event.target.closest?.("[data-map] a");
  const step = STEPS[event.key];
  if (!cell || !step || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const cells = [...cell.parentElement.children];
  const next = cells[Math.min(Math.max(cells.indexOf(cell) + step, 0), cells.length - 1)];
  cell.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
});

document.addEventListener("click", (event) => {
  const cell = event.target.closest("[data-map] a");
  const passage = cell && document.getElementById(cell.hash.slice(1));
  if (!passage?.matches(".passage") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  passage.focus({ preventScroll: true });
  passage.scrollIntoView({ block: "center" });
  history.replaceState(history.state, "", cell.hash);
});

const inSight = new WeakSet();

// At first it tells of every passage of a long text, most of them out of sight before and after.
const seen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting === inSight.has(target)) continue;
    inSight[isIntersecting ? "add" : "delete"](target);
    cellFor(target.id)?.toggleAttribute("data-seen", isIntersecting);
  }
});

function watch(root) {
  if (document.querySelector("[data-map]")) for (const passage of root.querySelectorAll(".passage[id]")) seen.observe(passage);
}

document.addEventListener("htmx:load", ({ target }) => watch(target));
watch(document);
