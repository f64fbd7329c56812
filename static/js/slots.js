// The coding form under a row: the focus goes into it when it opens, and back when it is closed.

let opener = null;

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-opens-slot]");
  if (link) opener = link.id || link.getAttribute("href");
  const close = event.target.closest("[data-close-slot]");
  if (!close) return;
  const slot = close.closest("[data-annotation-slot]");
  if (!slot) return;
  event.preventDefault();
  closeSlot(slot);
});

function closeSlot(slot) {
  const row = slot.closest("[data-row]");
  slot.replaceChildren();
  const back = [...row.querySelectorAll("[data-opens-slot]")].find((link) => link.getAttribute("href") === opener);
  (back ?? row.querySelector(".code-row"))?.focus();
}

document.addEventListener("keydown", (event) => {
  const slot = event.key === "Escape" && event.target.closest?.("[data-annotation-slot]");
  if (slot) closeSlot(slot);
});

document.addEventListener("htmx:afterSettle", (event) => {
  const slot = event.detail.target;
  if (!slot?.matches?.("[data-annotation-slot]") || !slot.firstElementChild) return;
  document.querySelectorAll("[data-annotation-slot]").forEach((other) => other !== slot && other.replaceChildren());
  const first = slot.querySelector("[autofocus], input:not([type=hidden]), textarea, select, button");
  first?.focus();
});
