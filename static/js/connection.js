// Says so when the server cannot be reached or fails. What was typed stays where it is, and the last act that did not
// arrive is sent again by itself. It carries its form key, so that it acts once even if only its answer was lost.

const RETRY_AFTER = 4000; // milliseconds
const WAITING = "The server cannot be reached. What you typed is still here; it is sent again as soon as it can be.";
const LEFT_TO_YOU = "The server could not be reached. You have changed the form since: send it when you are ready.";
let lost = null;

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
  if (note.textContent === message) return;
  note.textContent = message;
  say(message);
}

function again() {
  if (!lost?.elt.isConnected) return;
  const { verb, path, elt, target, formData } = lost;
  htmx.ajax(verb, path, { source: elt, target, values: formData, event: new Event("newsdiff:again") });
}

document.addEventListener("htmx:sendError", ({ detail }) => {
  lost = detail.requestConfig;
  show(detail.elt, WAITING);
  setTimeout(again, RETRY_AFTER);
});
window.addEventListener("online", again);
// Whoever acts anew, or types on, decides what is sent. What the body itself sent came from no form.
document.addEventListener("htmx:beforeRequest", () => (lost = null));
document.addEventListener("input", ({ target }) => {
  if (!lost?.elt.contains(target) || lost.elt === document.body) return;
  show(lost.elt, LEFT_TO_YOU);
  lost = null;
});

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
