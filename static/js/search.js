// Search in both texts: hits are lit while one types; Enter asks the server once, so that the address says what is
// sought, and then goes from hit to hit, also to those in rows that are not drawn yet; Escape goes back to where the
// reader was.

const TEXTS = "[data-rows] [data-text], .context blockquote";
const field = () => document.getElementById("search-words");
const count = () => document.getElementById("search-count");
const tidy = (words) => words.trim().replace(/\s+/g, " ");
const inAddress = () => tidy(new URL(location.href).searchParams.get("q") ?? "");

let steps = []; // in the order of the page: the range of a hit, or the id of a passage that holds some and is not drawn
let at = -1;
let from = null;

// The same words whatever the case, the blanks and the form of the apostrophe.
function pattern(words) {
  const escaped = words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return new RegExp(escaped.replace(/['’]/g, "['’]").replace(/ /g, "\\s+"), "giu");
}

function leavesOf(text) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, (leaf) =>
    leaf.parentElement.closest("[data-aside]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const leaves = [];
  while (walker.nextNode()) leaves.push(walker.currentNode);
  return leaves;
}

function place(leaves, wanted) {
  for (const leaf of leaves) {
    if (wanted <= leaf.length) return [leaf, wanted];
    wanted -= leaf.length;
  }
  return null;
}

function hitsIn(text, wanted) {
  const leaves = leavesOf(text);
  return [...leaves.map((leaf) => leaf.data).join("").matchAll(wanted)].map((match) => {
    const range = new Range();
    range.setStart(...place(leaves, match.index));
    range.setEnd(...place(leaves, match.index + match[0].length));
    return range;
  });
}

const isHit = (step) => step instanceof Range;
const passageOf = (hit) => hit.startContainer.parentElement.closest(".passage, .context");
const isSame = (one, other) => isHit(one) && one.startContainer === other.startContainer && one.startOffset === other.startOffset;

function light() {
  if (!field() || !CSS.highlights) return;
  const words = tidy(field().value);
  const places = words === inAddress() ? [...document.querySelectorAll(".places a")].map((link) => link.hash.slice(1)) : [];
  const now = isHit(steps[at]) && steps[at];
  steps = [];
  for (const one of words ? document.querySelectorAll(`${TEXTS}, [data-fold] span[id]`) : [])
    if (!one.closest("[data-fold]")) steps.push(...hitsIn(one, pattern(words)));
    else if (places.includes(one.id)) steps.push(one.id);
  at = now ? steps.findIndex((step) => isSame(step, now)) : -1;
  CSS.highlights.set("sought", new Highlight(...steps.filter(isHit)));
  if (at < 0) CSS.highlights.delete("sought-now");
  count().textContent = words ? counted(words) : "";
}

function counted(words) {
  const n = steps.filter(isHit).length;
  const folded = steps.length - n;
  const hits = at < 0 ? `${n || "No"} ${n === 1 ? "hit" : "hits"}` : `${steps.slice(0, at + 1).filter(isHit).length} of ${n}`;
  if (words !== inAddress()) return document.querySelector("[data-fold]") ? `${hits} in the rows that are drawn` : hits;
  const passages = `${folded} ${folded === 1 ? "passage" : "passages"} not drawn yet`;
  if (!folded) return hits;
  return n ? `${hits}, and more in ${passages}` : `Hits in ${passages}`;
}

function go(by) {
  if (!steps.length) return;
  at = (Math.max(at, by > 0 ? -1 : 0) + by + steps.length) % steps.length;
  const step = steps[at];
  if (!isHit(step)) return unfold(step, by);
  const now = new Highlight(step);
  now.priority = 1;
  CSS.highlights.set("sought-now", now);
  passageOf(step)?.scrollIntoView({ block: "nearest" });
  count().textContent = counted(tidy(field().value));
}

function unfold(id, by) {
  const then = () => {
    light();
    const found = steps.map((step, place) => (isHit(step) && passageOf(step)?.id === id ? place : -1)).filter((place) => place >= 0);
    if (!found.length) return;
    at = (by > 0 ? found[0] : found[found.length - 1]) - by;
    go(by);
  };
  document.dispatchEvent(new CustomEvent("newsdiff:unfold", { detail: { id, then } }));
}

document.addEventListener("newsdiff:key", ({ detail }) => {
  if (detail.act !== "search" || !field()) return;
  from = document.activeElement;
  field().focus();
  field().select();
});

document.addEventListener("input", ({ target }) => {
  if (target !== field()) return;
  at = -1;
  light();
});

document.addEventListener("keydown", (event) => {
  if (event.target !== field() || !field()) return;
  if (event.key === "Escape" && from?.isConnected && from !== document.body) {
    event.preventDefault();
    from.focus({ preventScroll: true });
  }
  if (event.key !== "Enter" || tidy(field().value) !== inAddress()) return;
  event.preventDefault();
  go(event.shiftKey ? -1 : 1);
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (!event.detail.requestConfig?.elt.matches?.("[data-search]")) return;
  light();
  field().focus();
  go(1);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest(".places a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !document.getElementById(link.hash.slice(1))) return;
  event.preventDefault();
  location.hash = link.hash;
});

let isDue = false;

// Once an answer, which may bring a hundred rows.
document.addEventListener("htmx:load", () => {
  if (!isDue) queueMicrotask(() => ((isDue = false), light()));
  isDue = true;
});
light();
