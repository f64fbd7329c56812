// Where words of a passage stand, in code points of the article's text, and which part of the page shows them.

const asideIn = (node) => node.parentElement?.closest("[data-aside]");

export function codePoints(text) {
  return [...text].length;
}

// Where in the witness's text a DOM position stands; null outside of its runs.
export function offsetOf(text, node, offset) {
  let found = null;
  const range = document.createRange();
  range.setStart(node, offset);
  for (const run of text.querySelectorAll("[data-start]")) {
    const start = Number(run.dataset.start);
    const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
    let before = 0;
    for (let leaf = walker.nextNode(); leaf; leaf = walker.nextNode()) {
      if (asideIn(leaf)) continue;
      const end = range.comparePoint(leaf, leaf.length);
      if (leaf === node) return start + before + codePoints(leaf.data.slice(0, offset));
      if (end < 0 || (end === 0 && leaf !== node)) found = start + before + codePoints(leaf.data);
      before += codePoints(leaf.data);
    }
    if (found === null) found = start;
  }
  return found;
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
