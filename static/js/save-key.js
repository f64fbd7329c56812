// Ctrl+Enter (or Cmd+Enter) in a field marked `data-save-key` sends its form.

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("[data-save-key]")) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});
