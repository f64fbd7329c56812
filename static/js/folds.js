// Folds between the rows: what a person opens is kept in the address; a link to a passage in a fold opens it; f folds
// all rows without a difference, or shows them.

let wanted = ""; // id of the passage for whose sake a fold opens

function keep(name) {
  const address = new URL(location.href);
  if (address.searchParams.getAll("open").includes(name)) return;
  address.searchParams.append("open", name);
  history.replaceState(history.state, "", address);
}

function openFor(id) {
  const fold = id && document.getElementById(id)?.closest("[data-fold]");
  if (!fold) return;
  wanted = id;
  htmx.trigger(fold.querySelector(".unfold"), "click");
}

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const link = detail.elt.closest?.(".unfold");
  if (!link) return;
  const opened = link.closest("[data-fold]");
  const byHand = detail.requestConfig.triggeringEvent?.type === "click";
  if (byHand && !wanted) link.dataset.byHand = "";
  if (byHand) keep(opened.dataset.fold);
});

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const link = detail.requestConfig?.elt;
  if (!link?.matches?.(".unfold")) return;
  const byHand = "byHand" in link.dataset;
  const passage = wanted ? document.getElementById(wanted) : byHand && detail.elt.querySelector?.(".passage");
  wanted = "";
  delete link.dataset.byHand; // one answer, many rows
  passage?.focus?.({ preventScroll: true });
  passage?.scrollIntoView?.({ block: "nearest" });
});

document.addEventListener("newsdiff:key", ({ detail }) => {
  if (detail.act === "folds") document.querySelector("[data-folds-toggle]")?.click();
});

addEventListener("hashchange", () => openFor(location.hash.slice(1)));
openFor(location.hash.slice(1));
