// Words selected in a passage can be coded: the selection is confined to one side and sent in code points.

import { codePoints, offsetOf } from "./offsets.js";

function plainText(range) {
  const copy = range.cloneContents();
  copy.querySelectorAll("[data-aside], .number").forEach((aside) => aside.remove());
  return copy.textContent;
}

function textAt(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  return element?.closest("[data-text]");
}

// The words selected inside one passage, without blanks at their ends; null where there are none.
function chosen() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const text = textAt(range.startContainer);
  if (!text || !text.closest("[data-row]")) return null;
  const whole = range.cloneRange();
  if (textAt(range.endContainer) !== text) whole.setEnd(text, text.childNodes.length);
  const quote = plainText(whole);
  const trimmed = quote.trim();
  if (!trimmed) return null;
  const lead = codePoints(quote.slice(0, quote.indexOf(trimmed)));
  const start = offsetOf(text, whole.startContainer, whole.startOffset);
  if (start === null) return null;
  return { text, range: whole, quote: trimmed, start: start + lead, end: start + lead + codePoints(trimmed) };
}

let button = null;

function clear() {
  button?.remove();
  button = null;
}

function open(words) {
  const row = words.text.closest("[data-row]");
  const slot = row.querySelector("[data-annotation-slot]");
  const url = new URL(row.querySelector(".code-row").href);
  url.searchParams.set("sigil", words.text.closest(".cell").dataset.sigil);
  url.searchParams.set("start", words.start);
  url.searchParams.set("end", words.end);
  url.searchParams.set("quote", words.quote);
  clear();
  getSelection().removeAllRanges();
  slot.dataset.opener = row.querySelector(".code-row") ? "row" : "";
  htmx.ajax("GET", url.pathname + url.search, { target: slot, swap: "innerHTML" });
}

function offer() {
  clear();
  const words = chosen();
  if (!words || !words.text.closest("[data-row]").querySelector(".code-row")) return;
  const box = words.range.getBoundingClientRect();
  button = document.createElement("button");
  button.type = "button";
  button.className = "code-selection";
  button.textContent = "Code this";
  button.addEventListener("click", () => open(words));
  document.querySelector("#comparison").append(button);
  const frame = button.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const left = Math.min(box.left, innerWidth - button.offsetWidth - 16);
  button.style.setProperty("left", `${Math.max(left - frame.left, 0)}px`);
  button.style.setProperty("top", `${box.bottom - frame.top + 6}px`);
}

document.addEventListener("pointerdown", (event) => {
  const side = event.target.closest?.(".cell")?.dataset.side;
  const rows = document.querySelector("[data-rows]");
  if (!rows || event.target.closest(".code-selection")) return;
  clear();
  if (side) rows.dataset.selectedSide = side;
  else delete rows.dataset.selectedSide;
});

document.addEventListener("pointerup", (event) => {
  if (!event.target.closest?.(".code-selection")) setTimeout(offer);
});

document.addEventListener("keyup", (event) => {
  if (event.shiftKey || event.key === "Shift") offer();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") clear();
});

document.addEventListener("htmx:beforeRequest", clear);
