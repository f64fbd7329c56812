// Moves by key: differences, rows, annotations, the passage opposite, the next view. The address follows the focus.

const HEADS = 110; // pixels that the heads of the columns hide
const say = (message) => document.dispatchEvent(new CustomEvent("newsdiff:announce", { detail: { message } }));
const all = (selector) => [...document.querySelectorAll(selector)];
const active = () => document.activeElement;
const unfold = (detail) => document.dispatchEvent(new CustomEvent("newsdiff:unfold", { detail }));

let waiting = 0;

// A moment later, so that a key that is held down does not write the address at each row.
function address(id) {
  clearTimeout(waiting);
  if (id) waiting = setTimeout(() => history.replaceState(history.state, "", `#${id}`), 200);
}

function go(element, none) {
  if (!element) return say(none);
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
  address(element.id);
}

function difference(by) {
  const listed = all(".difference, .differences [data-fold]");
  if (listed.length) {
    const at = listed.indexOf(active().closest(".difference"));
    const next = listed[at < 0 && by < 0 ? listed.length - 1 : at + by];
    if (next?.matches("[data-fold]")) return unfold({ fold: next, then: () => difference(by) });
    return go(next, "There is no further difference.");
  }
  const entries = all("[data-contrast]");
  const at = entries.findIndex((entry) => entry.hasAttribute("aria-current"));
  const next = entries[at < 0 && by < 0 ? entries.length - 1 : at + by];
  if (next) next.click();
  else say("There is no further difference.");
}

// Without a focus in the rows, the first one in sight. In the view of articles a passage is a step, in its own column.
// Rows without a difference that are folded are passed over; where the page merely goes on, its next rows are drawn.
function row(by) {
  const column = active().closest(".pane") ?? document.querySelector(".pane");
  const unit = column ? ".passage" : "[data-row], [data-goes-on]";
  const rows = column ? [...column.querySelectorAll(unit)] : all(unit);
  const at = rows.indexOf(active().closest(unit));
  const seen = rows.findIndex((one) => one.getBoundingClientRect().bottom > HEADS);
  const next = rows[at < 0 ? seen : at + by];
  if (next?.matches("[data-fold]")) return unfold({ fold: next, then: () => row(by) });
  go(column ? next : next?.querySelector(".passage"), `There is no further ${column ? "passage" : "row"}.`);
}

function annotation(by) {
  const order = by > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const folded = all("[data-map] [data-noted]").map((cell) => document.getElementById(cell.hash.slice(1)));
  const notes = [...all(".note[id]"), ...folded.filter((place) => place?.closest("[data-fold]"))];
  notes.sort((one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -by : by));
  const from = active() === document.body ? null : active();
  const next = notes.find((note) => !from || (!note.contains(from) && from.compareDocumentPosition(note) & order));
  if (next?.closest("[data-fold]")) unfold({ id: next.id, then: () => annotation(by) });
  else go(next, "There is no further annotation.");
}

function partner() {
  const cell = active().closest("[data-row] .cell, .pane .passage");
  if (!cell) return say("Go to a passage first.");
  if (cell.matches(".pane .passage")) return cell.querySelector(".ref") || say("This passage has no counterpart.");
  const other = cell.dataset.side === "left" ? "right" : "left";
  const found = cell.closest("[data-row]").querySelector(`.cell[data-side=${other}] .passage`);
  go(found, "This passage has no counterpart.");
}

function view() {
  const views = all(".views a");
  const at = views.findIndex((link) => link.hasAttribute("aria-current"));
  views[(at + 1) % views.length]?.click();
}

const ACTS = {
  "difference-next": () => difference(1),
  "difference-previous": () => difference(-1),
  "row-next": () => row(1),
  "row-previous": () => row(-1),
  "annotation-next": () => annotation(1),
  "annotation-previous": () => annotation(-1),
  partner,
  view,
};

document.addEventListener("newsdiff:key", ({ detail }) => ACTS[detail.act]?.());
