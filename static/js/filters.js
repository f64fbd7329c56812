// The legend filters at a tick, so its button is not needed; the focus stays on the ticked entry.

const root = document.documentElement;
root.toggleAttribute("data-scripted", true);

document.addEventListener("htmx:afterSettle", (event) => {
  const sent = event.detail.requestConfig?.elt;
  if (!sent?.matches?.("[data-filters]")) return;
  const ticked = event.detail.requestConfig.triggeringEvent?.target?.value;
  document.querySelector(`[data-filters] [value="${ticked}"]`)?.focus();
  const heading = document.getElementById("contrasts-heading");
  const message = `${heading?.textContent.replace(/\s+/g, " ").trim()} shown`;
  document.dispatchEvent(new CustomEvent("newsdiff:announce", { detail: { message } }));
});
