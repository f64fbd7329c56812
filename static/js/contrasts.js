// Lights the partner of a mark or list entry, and opens a contrast where it stands without loading the page.

import { begin } from "./turns.js";

const marksOf = (key) => document.querySelectorAll(`[data-keys~="${key}"]`);
const entryOf = (key) => document.querySelector(`[data-contrast="${key}"]`);
const keysOf = (element) => element.dataset.contrast ?? element.dataset.keys;

function light(keys, on) {
  for (const key of (keys ?? "").split(" ").filter(Boolean)) {
    const kept = key === selected();
    for (const mark of marksOf(key)) mark.toggleAttribute("data-lit", on || kept);
    entryOf(key)?.toggleAttribute("data-lit", on);
  }
}

const selected = () => document.querySelector("[data-contrast][aria-current]")?.dataset.contrast;

function select(key) {
  const before = selected();
  if (before) {
    entryOf(before).removeAttribute("aria-current");
    light(before, false);
    document.getElementById(`detail-${before}`)?.setAttribute("hidden", "");
  }
  const entry = entryOf(key);
  if (!entry) return;
  entry.setAttribute("aria-current", "true");
  entry.closest("details")?.setAttribute("open", "");
  light(key, true);
  entry.removeAttribute("data-lit");
  document.getElementById(`detail-${key}`)?.removeAttribute("hidden");
  document.dispatchEvent(new CustomEvent("newsdiff:selected", { detail: { key } }));
}

function keepInView(entry) {
  const rail = entry?.closest(".rail");
  if (!rail || getComputedStyle(rail).position !== "sticky") return;
  const seen = rail.getBoundingClientRect();
  const box = entry.getBoundingClientRect();
  if (box.top < seen.top || box.bottom > seen.bottom) rail.scrollTop += box.top - seen.top - seen.height / 3;
}

function show(key, focus) {
  const detail = document.getElementById(`detail-${key}`);
  if (!detail) return;
  const row = detail.closest("[data-row]") ?? marksOf(key)[0]?.closest(".passage");
  const box = row.getBoundingClientRect();
  const docked = document.querySelector("[data-judge]")?.offsetHeight ?? 0;
  if (row.matches(".passage")) row.scrollIntoView({ block: "center" });
  else if (box.top < 110 || box.bottom > innerHeight - docked) row.scrollIntoView({ block: box.height > innerHeight / 2 ? "start" : "center" });
  keepInView(entryOf(key));
  if (focus) detail.focus({ preventScroll: true });
}

const hrefOf = (link) => link.getAttribute("href") ?? link.dataset.href;

function keyOfLink(link) {
  return link.dataset.contrast ?? new URL(hrefOf(link), location.href).searchParams.get("d");
}

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const back = event.target.closest("[data-back-to-list]");
  if (back) {
    event.preventDefault();
    entryOf(selected())?.focus();
    return;
  }
  const link = event.target.closest("a[data-contrast], a.run");
  if (!link || (link.matches(".run") && String(getSelection()))) return;
  const key = keyOfLink(link);
  const address = addressOf(entryOf(key) ?? link);
  if (choose(key, address, () => history.pushState({ contrast: key }, "", address))) event.preventDefault();
});

// The address as it is, with this contrast: the folds that stand open are in it and not in the link.
function addressOf(link) {
  const [to, address] = [new URL(hrefOf(link), location.href), new URL(location.href)];
  address.searchParams.set("d", keyOfLink(link));
  address.hash = to.hash;
  return address;
}

let wanted = ""; // the contrast chosen last: what is drawn for one before it comes too late
let asked = Promise.resolve();

// Whether the page can show it. Rows that are not drawn yet are drawn where they stand, and so are marks: a contrast that
// the legend hides has none until it is selected.
function choose(key, address, go) {
  const [isDrawn, dock] = [`detail-${key}`, "dock"].map((one) => document.getElementById(one));
  const id = address.hash.slice(1);
  if (!isDrawn && !dock && !document.querySelector(`[data-fold][data-beads~="${id.replace("row-", "")}"]`)) return false;
  begin();
  wanted = key;
  select(key);
  go();
  const shown = () => {
    if (wanted === key) show(key, true);
    document.dispatchEvent(new CustomEvent("newsdiff:shown"));
  };
  const draw = () => {
    if (wanted !== key) return;
    select(key);
    if (marksOf(key).length) shown();
    else drawMarks(address, id).then(shown, shown);
  };
  if (isDrawn) draw();
  else if (dock) asked = asked.then(() => wanted === key && ask(address, "detail=1", dock, "innerHTML")).then(draw, draw);
  else document.dispatchEvent(new CustomEvent("newsdiff:unfold", { detail: { id, then: draw } }));
  return true;
}

const ask = ({ pathname, search }, part, target, swap) =>
  htmx.ajax("GET", `${pathname}${search}${part && `&${part}`}`, { target, swap, source: target });

function drawMarks(address, id) {
  const row = /^row-(\d+)$/.exec(id)?.[1];
  const place = document.getElementById(id);
  if (!row || place?.querySelector("[data-annotation-slot] form"))
    return ask(address, "", document.getElementById("comparison"), "outerHTML");
  return ask(address, `rows=${row}-${row}`, place, "outerHTML");
}

function goBack() {
  const key = new URL(location.href).searchParams.get("d");
  if (key === (selected() ?? null)) return;
  if (!key || !entryOf(key) || !choose(key, addressOf(entryOf(key)), () => {})) location.reload();
}

addEventListener("popstate", () => setTimeout(goBack)); // after the browser has gone to the fragment, which takes the focus

for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(name, (event) => {
    const element = event.target.closest?.("[data-contrast], [data-keys]");
    if (element) light(keysOf(element), on);
  });
}

function arrive() {
  const key = selected();
  if (!key) return;
  keepInView(entryOf(key));
  const hash = location.hash.slice(1);
  if (hash === "" || hash === `d-${key}` || hash === `d${key}` || hash.startsWith("row-")) show(key, false);
}

document.addEventListener("htmx:load", (event) => event.target.id === "comparison" && arrive());
arrive();
addEventListener("load", () => setTimeout(arrive)); // after the browser went back to where a page was before its reload
