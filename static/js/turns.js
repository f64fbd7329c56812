// Acts on the selected difference come one after the other: a key pressed while one is being stored, or while the next
// difference is being drawn, waits until that stands. When an act fails, what waits is dropped: it was meant for the next.

let busy = false;
let waiting = [];

export const isBusy = () => busy;

export function begin() {
  busy = true;
}

export function end() {
  busy = false;
  while (!busy && waiting.length) waiting.shift()();
}

export function inTurn(act) {
  if (busy) waiting.push(act);
  else act();
}

document.addEventListener("newsdiff:shown", end);
document.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.successful) [busy, waiting] = [false, []];
});
