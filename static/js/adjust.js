// Adjusts the words of the selected difference. e begins: arrows move their end by a word, with Shift their beginning; o
// goes to the other side; Enter saves, Esc gives up. Their ends can be dragged as well.

import { codePoints, leavesOf, offsetOf, rangesOf } from "./offsets.js";

const entry = () => document.querySelector("[data-contrast][aria-current]");
const box = () => document.querySelector("[data-adjust]");
const say = (message) => document.dispatchEvent(new CustomEvent("newsdiff:announce", { detail: { message } }));
const shown = globalThis.Highlight && CSS.highlights ? new Highlight() : null;
if (shown) CSS.highlights.set("adjusted", shown);

let adjusted = null; // the sides that have words, and which of them the keys move

// The words of passages with their places. A sign of a currency or per cent is a word of its own.
function wordsOf(texts) {
  return texts.flatMap((text) => {
    const leaves = leavesOf(text);
    let at = leaves[0]?.start ?? 0;
    const segmenter = new Intl.Segmenter(text.lang || undefined, { granularity: "word" });
    return [...segmenter.segment(leaves.map(({ leaf }) => leaf.data).join(""))].flatMap(({ segment }) => {
      const start = at;
      at += codePoints(segment);
      return /[\p{L}\p{N}\p{Sc}%]/u.test(segment) ? [{ start, end: at }] : [];
    });
  });
}

function sideOf(name, of) {
  const [start, end] = of.dataset[name].split(" ").map(Number);
  const bead = of.dataset.rowOf;
  const row = `#row-${bead} .cell[data-side="${name}"] [data-text], .pane[data-side="${name}"] .passage[data-beads~="${bead}"] [data-text]`;
  const texts = [...document.querySelectorAll(row)].filter((text) => rangesOf(text, start, end).length);
  return { name, start, end, texts, words: wordsOf(texts), handles: [] };
}

const quoteIn = (text, start, end) => rangesOf(text, start, end).map(String).join("");
const quoteOf = ({ texts, start, end }) => texts.map((text) => quoteIn(text, start, end)).join(" ").trim();
const fieldOf = (name) => box().querySelector(`[data-ends="${name}"]`);

// The fields hold the words of the selected difference, whatever was selected when the page was drawn.
function fill(of) {
  for (const name of ["left", "right"]) {
    const field = fieldOf(name);
    field.hidden = !of.dataset[name];
    const [words, start] = field.querySelectorAll("input");
    words.value = of.querySelector(`.sigil[data-side="${name}"] + .words`)?.textContent ?? "";
    start.value = of.dataset[name]?.split(" ")[0] ?? "";
  }
}

function show() {
  shown?.clear();
  for (const side of adjusted.sides) {
    const ranges = side.texts.flatMap((text) => rangesOf(text, side.start, side.end));
    for (const range of ranges) shown?.add(range);
    const [words, start] = fieldOf(side.name).querySelectorAll("input");
    words.value = quoteOf(side);
    start.value = side.start;
    fieldOf(side.name).toggleAttribute("data-moving", side === adjusted.side);
    placeHandles(side, ranges);
  }
}

function tell() {
  const { name } = adjusted.side;
  say(`${fieldOf(name).querySelector(".sigil").textContent}: ${quoteOf(adjusted.side)}`);
}

function begin() {
  const of = entry();
  if (!of || !box()) return say("Select a difference in the list first.");
  end();
  box().open = true;
  fill(of);
  const sides = ["left", "right"].filter((name) => of.dataset[name]).map((name) => sideOf(name, of));
  if (!sides.every(({ words }) => words.length)) return fieldOf(sides[0].name).querySelector("input").focus();
  adjusted = { key: of.dataset.contrast, sides, side: sides[0] };
  for (const side of sides) addHandles(side);
  box().querySelector("[data-adjust-keys]").focus({ preventScroll: true });
  show();
  tell();
}

function end() {
  if (!adjusted) return;
  for (const { handles } of adjusted.sides) for (const handle of handles) handle.remove();
  shown?.clear();
  adjusted = null;
}

const isForward = (key, text) => (key === "ArrowRight") === (getComputedStyle(text).direction === "ltr");

// The ends move from word to word, and never past each other.
function move(side, which, forward) {
  const places = side.words.map((word) => word[which]);
  const here = side[which];
  const next = forward ? places.find((place) => place > here) : places.findLast((place) => place < here);
  put(side, which, next);
}

function put(side, which, place) {
  if (place === undefined || (which === "start" ? place >= side.end : place <= side.start)) return;
  side[which] = place;
  show();
}

function addHandles(side) {
  side.handles = ["start", "end"].map((which) => {
    const handle = document.createElement("span");
    handle.className = "end-handle";
    handle.dataset.side = side.name;
    handle.setAttribute("aria-hidden", "true");
    handle.addEventListener("pointerdown", (event) => drag(event, side, which, handle));
    document.querySelector("#comparison").append(handle);
    return handle;
  });
}

function placeHandles(side, ranges) {
  const boxes = ranges.flatMap((range) => [...range.getClientRects()]);
  if (!boxes.length) return;
  const frame = side.handles[0].offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const isLeftToRight = getComputedStyle(side.texts[0]).direction === "ltr";
  const [first, last] = [boxes[0], boxes.at(-1)];
  const edges = [isLeftToRight ? first.left : first.right, isLeftToRight ? last.right : last.left];
  side.handles.forEach((handle, at) => {
    const line = at ? last : first;
    handle.style.setProperty("left", `${edges[at] - frame.left}px`);
    handle.style.setProperty("top", `${line.top - frame.top}px`);
    handle.style.setProperty("height", `${line.height}px`);
  });
}

function placeAt(side, x, y) {
  const caret = document.caretPositionFromPoint?.(x, y) ?? document.caretRangeFromPoint?.(x, y);
  const node = caret?.offsetNode ?? caret?.startContainer;
  const text = side.texts.find((one) => one.contains(node));
  return text ? offsetOf(text, node, caret.offset ?? caret.startOffset) : null;
}

function drag(event, side, which, handle) {
  event.preventDefault();
  adjusted.side = side;
  handle.dataset.dragged = "";
  const follow = ({ clientX, clientY }) => {
    const place = placeAt(side, clientX, clientY);
    if (place === null) return;
    const near = (word) => Math.abs(word[which] - place);
    put(side, which, side.words.reduce((best, word) => (near(word) < near(best) ? word : best))[which]);
  };
  const drop = () => {
    delete handle.dataset.dragged;
    removeEventListener("pointermove", follow);
    if (adjusted) tell();
  };
  addEventListener("pointermove", follow);
  addEventListener("pointerup", drop, { once: true });
  addEventListener("pointercancel", drop, { once: true });
}

function onKey(event) {
  const { key, shiftKey } = event;
  const { side, sides } = adjusted;
  if (key === "ArrowLeft" || key === "ArrowRight") {
    move(side, shiftKey ? "start" : "end", isForward(key, side.texts[0]));
    tell();
  } else if (key === "o") {
    adjusted.side = sides.find((one) => one !== side) ?? side;
    show();
    tell();
  } else if (key === "Enter") box().querySelector("[value=spans]").click();
  else if (key === "Escape") {
    const { key: of } = adjusted;
    end();
    box().open = false;
    document.querySelector(`[data-contrast="${of}"]`)?.focus();
    say("The words stay as they were.");
  } else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

document.addEventListener(
  "keydown",
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (adjusted && event.target.matches("[data-adjust-keys]")) return onKey(event);
    const isTyping = event.target.closest?.("textarea, select, input:not([type=checkbox])");
    if (event.key !== "e" || event.repeat || isTyping || !box() || !event.target.closest?.("[data-desk]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    begin();
  },
  true,
);

document.addEventListener(
  "toggle",
  (event) => {
    if (!event.target.matches?.("[data-adjust]")) return;
    if (!event.target.open) end();
    else if (!adjusted && entry() && !event.target.querySelector("[data-kept]")) begin();
  },
  true,
);

// Typed words stand where they stand: what the keys had chosen does not count any more.
document.addEventListener("input", (event) => event.target.closest?.("[data-adjust]") && end());
document.addEventListener("newsdiff:selected", ({ detail }) => detail.key !== adjusted?.key && box() && (box().open = false));
document.addEventListener("htmx:beforeSwap", end);
for (const name of ["resize", "scroll"]) addEventListener(name, () => adjusted && show(), { capture: true, passive: true });
