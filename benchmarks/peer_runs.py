"""Other programs over pairs of reports: `PYTHON peer_runs.py NAME MODEL_DIR < pairs.json`, by a Python that has them.

Reads pairs of lists of sentences, writes for each pair how well every sentence fits every other one, with the CPU
seconds and the peak memory of this process. Imports nothing of newsdiff.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from itertools import product
from typing import Any

Scores = dict[tuple[int, int], float]
Reports = tuple[list[str], list[str]]


def diff_match_patch(_: str) -> Callable[[Reports], Scores]:
    """The whole texts, with the program's own limits: share of the shorter sentence that stands equal opposite."""
    from diff_match_patch import diff_match_patch as Matcher  # noqa: N812

    matcher = Matcher()

    def scores(reports: Reports) -> Scores:
        owners = [[n for n, sentence in enumerate(side) for _ in f"{sentence}\n"] for side in reports]
        differences = matcher.diff_main(*("".join(f"{sentence}\n" for sentence in side) for side in reports))
        matcher.diff_cleanupSemantic(differences)
        places = [0, 0]
        met: Scores = {}
        for operation, text in differences:
            for _ in text:
                if operation == matcher.DIFF_EQUAL:
                    pair = owners[0][places[0]], owners[1][places[1]]
                    met[pair] = met.get(pair, 0) + 1
                places[0] += operation != matcher.DIFF_INSERT
                places[1] += operation != matcher.DIFF_DELETE
        return {(i, j): n / (1 + min(len(reports[0][i]), len(reports[1][j]))) for (i, j), n in met.items()}

    return scores


def collatex(_: str) -> Callable[[Reports], Scores]:
    """Its table of words: share of the shorter sentence's words that stand equal in one column."""
    from collatex import Collation, collate

    def scores(reports: Reports) -> Scores:
        collation, owners = Collation(), []
        for sigil, side in zip("AB", reports, strict=True):
            words = [(n, word) for n, sentence in enumerate(side) for word in sentence.split()]
            owners.append([n for n, _ in words])
            tokens = [{"t": f"{word} ", "n": word.strip(".,;:“”\"'").casefold() or word} for _, word in words]
            collation.add_witness({"id": sigil, "tokens": tokens})
        places = [0, 0]
        met: Scores = {}
        for column in collate(collation, output="table", segmentation=False).columns:
            cells = [column.tokens_per_witness.get(sigil, ()) for sigil in "AB"]
            if all(cells) and cells[0][0].token_data["n"] == cells[1][0].token_data["n"]:
                pair = owners[0][places[0]], owners[1][places[1]]
                met[pair] = met.get(pair, 0) + 1
            places = [place + len(cell) for place, cell in zip(places, cells, strict=True)]
        lengths = [[len(sentence.split()) for sentence in side] for side in reports]
        return {(i, j): n / min(lengths[0][i], lengths[1][j]) for (i, j), n in met.items()}

    return scores


def sentence_transformers(model_dir: str) -> Callable[[Reports], Scores]:
    """Cosines of the sentences' vectors, on one thread."""
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    model = SentenceTransformer(model_dir)

    def scores(reports: Reports) -> Scores:
        found = model.encode([*reports[0], *reports[1]], batch_size=8, show_progress_bar=False)
        vectors = found / (found**2).sum(axis=1, keepdims=True) ** 0.5
        n_left = len(reports[0])
        cosines = vectors[:n_left] @ vectors[n_left:].T
        return {(i, j): float(cosines[i, j]) for i, j in product(*map(range, cosines.shape))}

    return scores


PEERS: dict[str, Callable[[str], Callable[[Reports], Scores]]] = {
    "diff-match-patch": diff_match_patch,
    "CollateX": collatex,
    "sentence-transformers": sentence_transformers,
}


def main() -> None:
    """One JSON object; `{}` where the program is not installed."""
    pairs = json.load(sys.stdin)
    began = time.process_time()
    try:
        scores = PEERS[sys.argv[1]](sys.argv[2])
    except ImportError:
        print("{}")
        return
    loaded = time.process_time()
    found: list[Any] = [[[i, j, score] for (i, j), score in scores((left, right)).items()] for left, right in pairs]
    told = {
        "start": loaded - began,
        "run": time.process_time() - loaded,
        "memory MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "scores": found,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
