// What folds on the page. On a narrow one the list of contrasts folds to its head, unless what folds away is selected.

const narrow = matchMedia("(max-width: 75rem)");

function fold(root) {
  for (const details of root.querySelectorAll("[data-folds-narrow]"))
    details.open = !narrow.matches || Boolean(details.querySelector("[aria-current]"));
}

narrow.addEventListener("change", () => fold(document));
document.addEventListener("htmx:load", (event) => fold(event.target));
fold(document);

// What a person opened or closed stays so when the page is drawn anew.
const left = new Map();

document.addEventListener("toggle", ({ target }) => target.matches?.("[data-stays]") && left.set(target.id, target.open), true);
document.addEventListener("htmx:load", () => {
  for (const [id, open] of left) document.getElementById(id)?.toggleAttribute("open", open);
});
