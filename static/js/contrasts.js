// Lights the partner of a mark or list entry, and opens a contrast where it stands without loading the page.

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
  if (!document.getElementById(`detail-${key}`)) return;
  event.preventDefault();
  if (!marksOf(key).length) return fetchMarks(key, entryOf(key).href);
  select(key);
  history.pushState({ contrast: key }, "", entryOf(key)?.href ?? hrefOf(link));
  show(key, true);
});

// A contrast that the legend hides has no marks in the text until it is selected: the server draws them.
async function fetchMarks(key, href) {
  const { pathname, search } = new URL(href);
  await htmx.ajax("GET", pathname + search, { target: "#comparison", swap: "outerHTML" });
  history.pushState({ contrast: key }, "", href);
  show(key, true);
}

addEventListener("popstate", () => {
  const key = new URL(location.href).searchParams.get("d");
  if (key === (selected() ?? null)) return;
  if (!key || !marksOf(key).length) return location.reload();
  select(key);
});

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
  if (hash === "" || hash === `d-${key}` || hash === `d${key}`) show(key, false);
}

document.addEventListener("htmx:load", (event) => event.target.id === "comparison" && arrive());
arrive();
