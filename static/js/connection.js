// Says so when the server cannot be reached or fails; what was typed stays where it is.

const say = (message) =>
  document.dispatchEvent(new CustomEvent("newsdiff:announce", { detail: { message } }));

function show(element, message) {
  const place = element.closest?.("form, [data-row], #comparison, main") ?? document.getElementById("main");
  let note = place.querySelector(":scope > [data-connection]");
  if (!note) {
    note = document.createElement("p");
    note.className = "problem";
    note.dataset.connection = "";
    place.append(note);
  }
  note.textContent = message;
  say(message);
}

document.addEventListener("htmx:sendError", (event) =>
  show(event.detail.elt, "The server cannot be reached. What you typed is still here: try again in a moment."),
);
const refusals = {
  401: "You are not logged in any more. Log in in another tab and load this page again; copy what you typed first.",
  403: "This is not allowed to you any more. What you typed is still here: copy it, then load the page again.",
  404: "This is gone, or you do not belong to its project any more. What you typed is still here.",
};
document.addEventListener("htmx:responseError", (event) =>
  show(
    event.detail.elt,
    refusals[event.detail.xhr.status] ?? "The server could not do this. Load the page again if it happens twice.",
  ),
);
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) document.querySelectorAll("[data-connection]").forEach((note) => note.remove());
});
