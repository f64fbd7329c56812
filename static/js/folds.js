// Folds between the rows: what a person opens is kept in the address; a link to a passage in a fold opens it; f folds
// all rows without a difference, or shows them. Other scripts ask with `newsdiff:unfold` for the rows of a fold, or for
// those that hold the element `id`; `then` follows once they are drawn. Where the page merely goes on, a portion is drawn
// when the rows beside it come near the window.

const drawn = new WeakMap(); // link of a fold -> what follows once its rows are drawn

function keep(name) {
  const address = new URL(location.href);
  if (address.searchParams.getAll("open").includes(name)) return;
  address.searchParams.append("open", name);
  history.replaceState(history.state, "", address);
}

function foldOf(id) {
  const row = /^row-(\d+)$/.exec(id);
  const held = row && document.querySelector(`[data-fold][data-beads~="${row[1]}"]`);
  return held || document.getElementById(id)?.closest("[data-fold]");
}

function open(fold, then) {
  const link = fold.querySelector(".unfold");
  drawn.set(link, [...(drawn.get(link) ?? []), then]);
  if (!link.matches(".htmx-request")) htmx.trigger(link, "click");
}

// A fold can hold folds.
function openFor(id, then) {
  const fold = foldOf(id);
  if (!fold) return false;
  open(fold, () => openFor(id, then) || then());
  return true;
}

function come(passage) {
  passage?.focus?.({ preventScroll: true });
  passage?.scrollIntoView?.({ block: "nearest" });
}

const goesOn = (fold) => fold?.hasAttribute("data-goes-on");
const near = new IntersectionObserver(
  (seen) => {
    for (const { isIntersecting, target } of seen) {
      const link = target.querySelector(".unfold:not(.htmx-request)");
      if (isIntersecting && link) htmx.trigger(link, "newsdiff:reached");
    }
  },
  { rootMargin: "50%" },
);

function watch() {
  near.disconnect();
  for (const fold of document.querySelectorAll("[data-goes-on]"))
    if (!goesOn(fold.previousElementSibling) || (fold.nextElementSibling && !goesOn(fold.nextElementSibling))) near.observe(fold);
}

document.addEventListener("htmx:load", watch);
watch();

const follow = (id) => openFor(id, () => come(document.getElementById(id)));

document.addEventListener("newsdiff:unfold", ({ detail: { fold, id, then } }) => (fold ? open(fold, then) : openFor(id, then)));

document.addEventListener("htmx:configRequest", ({ detail }) => {
  const selected = detail.elt.matches?.(".unfold") && new URL(location.href).searchParams.get("d");
  if (selected) detail.parameters.set("d", selected);
});

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const link = detail.elt.closest?.(".unfold");
  if (!link || detail.requestConfig.triggeringEvent?.type !== "click") return;
  keep(link.closest("[data-fold]").dataset.fold);
  if (!drawn.has(link)) link.dataset.byHand = "";
});

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const link = detail.requestConfig?.elt;
  if (!link?.matches?.(".unfold")) return;
  const waiting = drawn.get(link) ?? [];
  drawn.delete(link); // one answer, many rows
  for (const then of waiting) then();
  if ("byHand" in link.dataset) come(detail.elt.matches?.(".difference") ? detail.elt : detail.elt.querySelector?.(".passage"));
  delete link.dataset.byHand;
});

document.addEventListener("newsdiff:key", ({ detail }) => {
  if (detail.act === "folds") document.querySelector("[data-folds-toggle]")?.click();
});

addEventListener("hashchange", () => follow(location.hash.slice(1)));
follow(location.hash.slice(1));
