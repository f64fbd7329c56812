// Says in the live region what an htmx answer did, and puts the focus where the answer asks for it.

const region = document.getElementById("announcement");

function announce({ detail }) {
  const said = detail ?? {};
  if (region && said.message) {
    region.textContent = "";
    requestAnimationFrame(() => (region.textContent = said.message));
  }
  if (said.focus) document.getElementById(said.focus)?.focus();
}

document.addEventListener("newsdiff:announce", announce);

const first = document.querySelector("[data-focus-first], [role='alert'][tabindex]");
first?.focus();
