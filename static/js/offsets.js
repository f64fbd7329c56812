// Where words of a passage stand, in code points of the article's text, and which part of the page shows them.

const asideIn = (node) => node.parentElement?.closest("[data-aside]");

export function codePoints(text) {
  return [...text].length;
}

// The pieces of a passage's text in their order, each with its place.
export function leavesOf(text) {
  const leaves = [];
  for (const run of text.querySelectorAll("[data-start]")) {
    let start = Number(run.dataset.start);
    const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
    for (let leaf = walker.nextNode(); leaf; leaf = walker.nextNode()) {
      if (asideIn(leaf)) continue;
      const end = start + codePoints(leaf.data);
      leaves.push({ leaf, start, end });
      start = end;
    }
  }
  return leaves;
}

// Where in the witness's text a DOM position stands; null where the passage has no text.
export function offsetOf(text, node, offset) {
  const range = document.createRange();
  range.setStart(node, offset);
  const leaves = leavesOf(text);
  let found = leaves[0]?.start ?? null;
  for (const { leaf, start, end } of leaves) {
    if (leaf === node) return start + codePoints(leaf.data.slice(0, offset));
    if (range.comparePoint(leaf, leaf.length) <= 0) found = end;
  }
  return found;
}

// What of a passage's text shows the words from start to end, a range for each piece.
export function rangesOf(text, start, end) {
  return leavesOf(text)
    .filter((piece) => piece.start < end && start < piece.end)
    .map((piece) => {
      const letters = [...piece.leaf.data];
      const range = document.createRange();
      range.setStart(piece.leaf, letters.slice(0, Math.max(start - piece.start, 0)).join("").length);
      range.setEnd(piece.leaf, letters.slice(0, Math.min(end, piece.end) - piece.start).join("").length);
      return range;
    });
}
