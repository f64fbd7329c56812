// Zones take dropped files, pasted files and dropped text; more zones can be added.

function setFiles(zone, files) {
  const input = zone.querySelector("input[type=file]");
  const transfer = new DataTransfer();
  const all = input.multiple ? [...input.files, ...files] : [...files].slice(0, 1);
  for (const file of all) transfer.items.add(file);
  input.files = transfer.files;
}

function zoneOf(event) {
  return event.target.closest?.("[data-zone]");
}

document.addEventListener("dragover", (event) => {
  const zone = zoneOf(event);
  document.querySelectorAll("[data-over]").forEach((other) => other !== zone && other.removeAttribute("data-over"));
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  zone?.setAttribute("data-over", "");
});

document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.querySelectorAll("[data-over]").forEach((zone) => zone.removeAttribute("data-over"));
});

document.addEventListener("drop", (event) => {
  const zone = zoneOf(event);
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  zone?.removeAttribute("data-over");
  if (zone) setFiles(zone, event.dataTransfer.files);
});

document.addEventListener("paste", (event) => {
  const zone = zoneOf(event);
  if (!zone || !event.clipboardData.files.length) return;
  event.preventDefault();
  setFiles(zone, event.clipboardData.files);
});

function addZone(zones) {
  const last = zones.querySelector("[data-zone]:last-child");
  const number = zones.children.length;
  const zone = last.cloneNode(true);
  for (const name of ["files", "paste"]) {
    const input = zone.querySelector(`[name^=${name}-]`);
    zone.querySelector(`label[for="${input.id}"]`).htmlFor = input.name = input.id = `${name}-${number}`;
    input.value = "";
    input.removeAttribute("aria-invalid");
  }
  zone.querySelector(".field-error")?.remove();
  const sigil = zone.querySelector(".sigil");
  sigil.textContent = String.fromCharCode(65 + number);
  sigil.dataset.side = "none";
  sigil.nextSibling.textContent = " Another article";
  zones.append(zone);
  zone.querySelector("input[type=file]").focus();
}

function invite(root) {
  for (const label of root.querySelectorAll("[data-drop-label]")) label.textContent = "Drop files here, or choose them";
}

document.addEventListener("htmx:load", (event) => invite(event.target));
invite(document);

document.querySelectorAll("[data-add-zone]").forEach((button) => {
  const zones = button.closest("form").querySelector("[data-zones]");
  button.hidden = false;
  button.addEventListener("click", () => {
    addZone(zones);
    button.hidden = zones.children.length >= 26;
  });
});
