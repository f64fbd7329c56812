// On a narrow page the list of contrasts folds to its head, unless what folds away is selected.

const narrow = matchMedia("(max-width: 75rem)");

function fold(root) {
  for (const details of root.querySelectorAll("[data-folds-narrow]"))
    details.open = !narrow.matches || Boolean(details.querySelector("[aria-current]"));
}

narrow.addEventListener("change", () => fold(document));
document.addEventListener("htmx:load", (event) => fold(event.target));
fold(document);
