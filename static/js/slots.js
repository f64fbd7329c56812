// The coding form under a row: the focus goes into it when it opens and back when it closes; what is typed is kept.

let opener = "";
let carried = [];

const say = (message) => document.dispatchEvent(new CustomEvent("newsdiff:announce", { detail: { message } }));
const passageOf = (slot) => slot.closest("[data-row]")?.querySelector(".passage[id]")?.id; // rows may be numbered anew
const slots = () => [...document.querySelectorAll("[data-annotation-slot]")];

function isDirty(slot) {
  if (slot.querySelector("form[data-refused]")) return true;
  return [...slot.querySelectorAll("textarea, input")].some((field) =>
    field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue,
  );
}

function close(slot) {
  const row = slot.closest("[data-row]");
  slot.replaceChildren();
  const back = [...row.querySelectorAll("[data-opens-slot]")].find((link) => link.getAttribute("href") === opener);
  (back?.offsetParent ? back : row.querySelector(".code-row"))?.focus();
}

function firstField(slot) {
  return slot.querySelector("[data-autofocus], [autofocus], input:not([type=hidden]), textarea, select, button");
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-opens-slot]");
  if (link) opener = link.getAttribute("href");
  const slot = event.target.closest("[data-close-slot]")?.closest("[data-annotation-slot]");
  if (!slot) return;
  event.preventDefault();
  close(slot);
});

document.addEventListener("keydown", (event) => {
  const slot = event.key === "Escape" && event.target.closest?.("[data-annotation-slot]");
  if (slot && !isDirty(slot)) close(slot);
});

// A form in which something was typed is not replaced by another one.
document.addEventListener("htmx:beforeRequest", (event) => {
  const slot = event.detail.target;
  if (event.detail.requestConfig.verb !== "get" || !slot?.matches?.("[data-annotation-slot]") || !isDirty(slot)) return;
  event.preventDefault();
  say("Save or cancel the form that is open here first.");
  firstField(slot)?.focus();
});

// What redraws a row or the page from outside of a form does not lose what was typed in it: the form moves over.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, requestConfig, shouldSwap } = event.detail;
  if (!shouldSwap) return;
  const others = slots().filter((slot) => target.contains(slot) && target !== slot && !slot.contains(requestConfig.elt));
  carried = others.filter(isDirty).map((slot) => {
    const nodes = [...slot.childNodes];
    slot.replaceChildren();
    return [passageOf(slot), slot.id, nodes];
  });
});

document.addEventListener("htmx:afterSettle", (event) => {
  for (const [passage, id, nodes] of carried) {
    const row = document.getElementById(passage)?.closest("[data-row]");
    (row?.querySelector("[data-annotation-slot]") ?? document.getElementById(id))?.replaceChildren(...nodes);
  }
  carried = [];
  const opened = event.detail.target;
  if (!opened?.matches?.("[data-annotation-slot]") || !opened.firstElementChild) return;
  for (const slot of slots()) if (slot !== opened && !isDirty(slot)) slot.replaceChildren();
  firstField(opened)?.focus();
});
