// Says in the live region what an htmx answer did, and puts the focus where the answer asks for it.

const region = document.getElementById("announcement");

function announce({ detail }) {
  const said = detail ?? {};
  if (region && said.message) {
    region.textContent = "";
    requestAnimationFrame(() => (region.textContent = said.message));
  }
  if (said.focus) focus(document.getElementById(said.focus));
}

// Without a jump: a row taller than the window would hide its text under the heads of the columns.
function focus(element) {
  element?.focus({ preventScroll: true });
  element?.closest("[data-row]")?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("newsdiff:announce", announce);

document.addEventListener("htmx:afterSettle", (event) => {
  const waited = event.detail.requestConfig?.elt.matches?.(".waiting");
  if (waited && document.querySelector("[data-rows]")) announce({ detail: { message: "The comparison is ready." } });
});

const first = document.querySelector("[data-focus-first], [role='alert'][tabindex]");
first?.focus();
