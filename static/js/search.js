// Search in both texts: hits are lit while one types; Enter asks the server once, so that the address says what is
// sought, and then goes from hit to hit; Escape goes back to where the reader was.

const TEXTS = "[data-rows] [data-text], .context blockquote";
const field = () => document.getElementById("search-words");
const count = () => document.getElementById("search-count");
const tidy = (words) => words.trim().replace(/\s+/g, " ");
const inAddress = () => tidy(new URL(location.href).searchParams.get("q") ?? "");

let hits = [];
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

function light() {
  if (!field() || !CSS.highlights) return;
  const words = tidy(field().value);
  hits = words ? [...document.querySelectorAll(TEXTS)].flatMap((text) => hitsIn(text, pattern(words))) : [];
  at = -1;
  CSS.highlights.set("sought", new Highlight(...hits));
  CSS.highlights.delete("sought-now");
  count().textContent = words ? `${hits.length || "No"} ${hits.length === 1 ? "hit" : "hits"}` : "";
}

function go(by) {
  if (!hits.length) return;
  at = (at + by + hits.length) % hits.length;
  const now = new Highlight(hits[at]);
  now.priority = 1;
  CSS.highlights.set("sought-now", now);
  hits[at].startContainer.parentElement.closest(".passage, .context")?.scrollIntoView({ block: "nearest" });
  count().textContent = `${at + 1} of ${hits.length}`;
}

document.addEventListener("newsdiff:key", ({ detail }) => {
  if (detail.act !== "search" || !field()) return;
  from = document.activeElement;
  field().focus();
  field().select();
});

document.addEventListener("input", ({ target }) => target === field() && light());

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
  field().focus();
  go(1);
});

document.addEventListener("htmx:load", light);
light();
