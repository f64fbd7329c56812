// The legend filters at a tick, so its button is not needed; the focus stays on the entry or menu.

// What is empty asks for nothing and does not belong in the address.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (!detail.elt.matches("[data-filters], [data-search]")) return;
  const { parameters } = detail;
  const said = [...parameters.entries()].filter(([, value]) => value.trim());
  for (const name of [...parameters.keys()]) parameters.delete(name);
  for (const [name, value] of said) parameters.append(name, value);
});

document.addEventListener("htmx:afterSettle", (event) => {
  const sent = event.detail.requestConfig?.elt;
  if (!sent?.matches?.("[data-filters]")) return;
  const { id, value } = event.detail.requestConfig.triggeringEvent?.target ?? {};
  document.querySelector(id ? `#${id}` : `[data-filters] [value="${value}"]`)?.focus();
  const heading = document.getElementById("contrasts-heading");
  const message = `${heading?.textContent.replace(/\s+/g, " ").trim()} shown`;
  document.dispatchEvent(new CustomEvent("newsdiff:announce", { detail: { message } }));
});
