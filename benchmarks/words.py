"""Link the words of sentence pairs: `python -m benchmarks.words FILE > pred.jsonl`.

Scored by `../shared/bench/score.py words FILE pred.jsonl`. With `--no-model`, by surface alone, as where no language
model is installed.
"""

import json
import sys
from pathlib import Path

from benchmarks.word_sets import read_pairs, words_of
from newsdiff.analysis.encoder import load_encoder
from newsdiff.analysis.links import link_grid, links_in
from newsdiff.settings import MODEL_DIR


def main(path: str, *, with_model: bool) -> None:
    """Print one JSON object a line: id and links."""
    pairs = read_pairs(Path(path))
    encoder = load_encoder(MODEL_DIR) if with_model else None
    for pair, (left, right) in zip(pairs, words_of(pairs, encoder), strict=True):
        links = links_in(link_grid(left, right, language="en"))
        print(json.dumps({"id": pair.id, "links": [[link.left, link.right] for link in links]}))


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--no-model"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    main(arguments[0], with_model="--no-model" not in sys.argv)
