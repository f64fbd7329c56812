// The view of articles: two columns that scroll together so that linked passages stand level, ribbons between them, and
// on a narrow page the partner that unfolds below its passage.

const frame = () => document.querySelector("[data-articles]");
const panes = () => [...document.querySelectorAll("[data-articles] .pane")];
const passagesOf = (pane) => [...pane.querySelectorAll(".passage")];
const rangeOf = (pane) => pane.scrollHeight - pane.clientHeight;
const beadsOf = (passage) => passage.dataset.beads.split(" ");
const isApart = () => frame().hasAttribute("data-apart");
const areColumns = () => getComputedStyle(document.querySelector(".ribbons")).display !== "none";

let ribbons = []; // { path, moved, left: [top, bottom], right: [top, bottom] }, in pixels of the columns' contents
let steps = []; // [left, right]: tops that stand level, both rising
let placed = new Map(); // where this script scrolled a column to
let kept = []; // where the columns stood before the page was drawn anew

function extent(pane, passages) {
  const base = pane.getBoundingClientRect().top - pane.scrollTop;
  const boxes = passages.map((passage) => passage.getBoundingClientRect());
  return [Math.min(...boxes.map(({ top }) => top)) - base, Math.max(...boxes.map(({ bottom }) => bottom)) - base];
}

function byBead(pane) {
  const found = new Map();
  for (const passage of passagesOf(pane))
    for (const bead of beadsOf(passage)) found.has(bead) ? found.get(bead).push(passage) : found.set(bead, [passage]);
  return found;
}

function measure() {
  const [left, right] = panes();
  const [onLeft, onRight] = [byBead(left), byBead(right)];
  ribbons = [...document.querySelectorAll(".ribbons path")].map((path) => ({
    path,
    moved: path.hasAttribute("data-moved"),
    left: extent(left, onLeft.get(path.dataset.bead)),
    right: extent(right, onRight.get(path.dataset.bead)),
  }));
  steps = [[0, 0]];
  for (const { moved, left: [one], right: [other] } of ribbons) {
    const [before, opposite] = steps[steps.length - 1];
    if (!moved && one > before && other > opposite) steps.push([one, other]);
  }
  steps.push([left.scrollHeight, right.scrollHeight]);
}

// The point of the other text that stands level with a point of this one.
function levelWith(point, from, to) {
  const after = Math.max(steps.findIndex((step) => step[from] > point), 1);
  const [low, high] = [steps[after - 1], steps[after]];
  const share = (point - low[from]) / Math.max(high[from] - low[from], 1);
  return low[to] + Math.min(share, 1) * (high[to] - low[to]);
}

// The line of the window at which passages stand level: a third down, and at the ends where each text has its end.
function lineOf(pane) {
  const [height, top, range] = [pane.clientHeight, pane.scrollTop, rangeOf(pane)];
  if (range < height) return range ? (top / range) * height : 0;
  const third = height / 3;
  return Math.max(Math.min(top, third), height - (range - top));
}

function scrollTo(pane, top) {
  pane.scrollTop = top;
  placed.set(pane, pane.scrollTop);
}

function follow(leader) {
  const both = panes();
  const from = both.indexOf(leader);
  const line = lineOf(leader);
  scrollTo(both[1 - from], levelWith(leader.scrollTop + line, from, 1 - from) - line);
}

function draw() {
  const svg = document.querySelector(".ribbons");
  const [left, right] = panes();
  const [width, height] = [svg.clientWidth, left.clientHeight];
  for (const { path, left: one, right: other } of ribbons) {
    const [a, b] = one.map((y) => Math.round(y - left.scrollTop));
    const [c, d] = other.map((y) => Math.round(y - right.scrollTop));
    const isSeen = Math.max(b, d) > 0 && Math.min(a, c) < height;
    const half = width / 2;
    const shape = `M0 ${a}C${half} ${a} ${half} ${c} ${width} ${c}V${d}C${half} ${d} ${half} ${b} 0 ${b}Z`;
    if (isSeen) path.setAttribute("d", shape);
    else if (path.hasAttribute("d")) path.removeAttribute("d");
  }
}

let leader = null; // the column that scrolled since the last frame

function onScroll({ target: pane }) {
  const isOwn = placed.has(pane) && Math.abs(placed.get(pane) - pane.scrollTop) < 2;
  placed.delete(pane);
  if (!isOwn) leader = pane;
  if (!waiting) waiting = requestAnimationFrame(frameOf);
}

let waiting = 0;

function frameOf() {
  waiting = 0;
  if (!frame() || !areColumns()) return;
  if (leader && !isApart()) follow(leader);
  leader = null;
  draw();
}

function light(passage, on) {
  const beads = beadsOf(passage);
  for (const { path } of ribbons) if (beads.includes(path.dataset.bead)) path.toggleAttribute("data-lit", on);
  for (const other of document.querySelectorAll(".pane .passage"))
    if (beadsOf(other).some((bead) => beads.includes(bead))) other.toggleAttribute("data-near", on);
}

for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(name, ({ target }) => {
    const passage = target.closest?.(".pane .passage");
    if (passage) light(passage, on);
  });
}

// Brings the partner opposite, wherever it stands in its own text.
function goTo(partner, passage) {
  const pane = partner.closest(".pane");
  const opposite = passage.closest(".pane");
  partner.focus({ preventScroll: true });
  if (areColumns()) {
    const line = passage.getClientRects()[0].top - opposite.getBoundingClientRect().top;
    const top = extent(pane, [partner])[0] - Math.min(Math.max(line, 0), pane.clientHeight / 2);
    scrollTo(pane, top);
    draw();
  } else partner.scrollIntoView({ block: "center" });
  history.replaceState(history.state, "", `#${partner.id}`);
}

function unfold(ref, partner) {
  const open = ref.getAttribute("aria-expanded") === "true";
  ref.setAttribute("aria-expanded", String(!open));
  const passage = ref.closest(".passage");
  const shown = [...passage.querySelectorAll(".partner")].find((one) => one.dataset.of === partner.id);
  if (open) return shown?.remove();
  const words = document.createElement("span");
  words.className = "partner";
  words.dataset.of = partner.id;
  words.dataset.side = partner.closest(".pane").dataset.side;
  const text = partner.querySelector("[data-text]").cloneNode(true);
  const block = partner.closest(".block");
  text.removeAttribute("data-text");
  [text.lang, text.dir] = [block.lang, block.dir];
  words.append(text);
  passage.append(words);
}

document.addEventListener("click", (event) => {
  const ref = event.target.closest(".pane .ref");
  if (ref && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const partner = document.getElementById(ref.hash.slice(1));
    if (areColumns()) goTo(partner, ref.closest(".passage"));
    else unfold(ref, partner);
  }
  if (event.target.closest("[data-lock]")) lock();
});

function lock() {
  const apart = frame().toggleAttribute("data-apart");
  document.querySelector("[data-lock]").setAttribute("aria-pressed", String(!apart));
  const address = new URL(location.href);
  if (apart) address.searchParams.set("apart", "1");
  else address.searchParams.delete("apart");
  history.replaceState(history.state, "", address);
  const message = apart ? "The texts scroll apart." : "The texts scroll together.";
  document.dispatchEvent(new CustomEvent("newsdiff:announce", { detail: { message } }));
  if (apart) return;
  leader = document.activeElement.closest?.(".pane") ?? panes()[0];
  frameOf();
}

document.addEventListener("newsdiff:key", ({ detail }) => {
  if (!frame()) return;
  if (detail.act === "together") lock();
  const passage = document.activeElement.closest(".pane .passage");
  const ref = passage?.querySelector(".ref");
  if (detail.act === "partner" && ref) goTo(document.getElementById(ref.hash.slice(1)), passage);
});

// Until the texts fill the window the page scrolls, not the columns.
function dock() {
  const shown = frame()?.getBoundingClientRect();
  if (shown) frame().toggleAttribute("data-docked", shown.top <= 1 || shown.bottom <= innerHeight);
}

addEventListener("scroll", dock, { passive: true });

const resized = new ResizeObserver(() => {
  if (!frame() || !areColumns()) return;
  measure();
  draw();
  dock();
});

function start() {
  resized.disconnect();
  if (!frame()) return;
  placed = new Map();
  const both = panes();
  both.forEach((pane, side) => {
    pane.addEventListener("scroll", onScroll, { passive: true });
    if (kept.length) scrollTo(pane, kept[side]);
    for (const block of [pane, pane.lastElementChild]) resized.observe(block);
  });
  kept = [];
  dock();
}

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (frame() && detail.target.id === "comparison") kept = panes().map((pane) => pane.scrollTop);
});
document.addEventListener("htmx:load", ({ target }) => target.id === "comparison" && start());
start();
