// Words inside a marked link can be selected with the mouse: while it is pressed, the mark is no link.

document.addEventListener("pointerdown", (event) => {
  const link = event.target.closest?.("a.run[href]");
  if (!link || event.pointerType !== "mouse" || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  link.dataset.href = link.getAttribute("href");
  link.removeAttribute("href");
  const restore = () => setTimeout(() => link.setAttribute("href", link.dataset.href));
  addEventListener("pointerup", restore, { once: true });
  addEventListener("pointercancel", restore, { once: true });
});
