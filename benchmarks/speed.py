"""Time and memory: `python -m benchmarks.speed DIR [--peer PYTHON]`, on sentences of the events in DIR.

Each case runs in a process of its own on one thread. Times are CPU seconds of the process, so that other work on the
machine counts for little; memory is the process's peak. --peer names a Python that has sentence-transformers: it
encodes the same sentences with the same weights, and every time is also given as a share of that.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from benchmarks.passage_sets import given_article
from newsdiff.analysis.article import Article
from newsdiff.analysis.collate import align_articles, variants_of
from newsdiff.analysis.encoder import load_encoder
from newsdiff.analysis.salience import rank
from newsdiff.analysis.similarity import compare
from newsdiff.model import model_dir_of

SIZES = (30, 300, 1000)
ARTICLES, SENTENCES = 20, 30  # of the case with many witnesses
PEER = """
import json, resource, sys, time
began = time.process_time()
from sentence_transformers import SentenceTransformer
import torch
torch.set_num_threads(1)
sentences = json.load(sys.stdin)
model = SentenceTransformer(sys.argv[1])
loaded = time.process_time()
model.encode(sentences, batch_size=8, show_progress_bar=False)
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({"load": loaded - began, "encode": time.process_time() - loaded, "memory MB": memory}))
"""


class KeptVectors:
    """Vectors kept in a dict."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self._kept.get(key)

    def put(self, key: str, data: bytes) -> None:
        self._kept[key] = data


def sentences_of(folder: Path) -> list[str]:
    """All sentences of the events in a folder."""
    found: list[str] = []
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        found += [sentence for side in ("left", "right") for sentence in data[side]["sentences"] if sentence.strip()]
    return found


def two_articles(sentences: list[str], size: int) -> tuple[list[str], list[str]]:
    """Two lists of `size` sentences, from the beginning of the given ones, over again where they end."""
    many = sentences * (2 * size // len(sentences) + 1)
    return many[:size], many[size : 2 * size]


def seconds(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began


def measure(left: list[str], right: list[str]) -> dict[str, float]:
    """Seconds of the start with all imports, of both articles with nothing kept, of the alignment and the wording
    alone; peak memory."""
    encoder, kept = load_encoder(model_dir_of(os.environ)), KeptVectors()
    warm = given_article("A", left[:2], encoder=encoder, kept=None)
    align_articles(warm, warm, compare(warm, warm))
    started = time.process_time()

    def prepared() -> tuple[Article, Article]:
        return (
            given_article("A", left, encoder=encoder, kept=kept),
            given_article("B", right, encoder=encoder, kept=kept),
        )

    fresh = seconds(prepared)
    one, other = prepared()
    first = seconds(lambda: align_articles(one, other, compare(one, other)))
    again = min(seconds(lambda: align_articles(one, other, compare(one, other))) for _ in range(5))
    alignment = align_articles(one, other, compare(one, other))
    wording = min(seconds(lambda: rank(variants_of(one, other, alignment))) for _ in range(3))
    return {
        "start": started,
        "nothing kept": fresh + first,
        "alignment": again,
        "wording": wording,
        "memory MB": peak_memory(),
    }


def measure_many(sentences: list[str]) -> dict[str, float]:
    """Seconds of reading `ARTICLES` articles with nothing kept, and of aligning each with each; peak memory."""
    encoder, kept = load_encoder(model_dir_of(os.environ)), KeptVectors()
    warm = given_article("A", sentences[:2], encoder=encoder, kept=None)
    align_articles(warm, warm, compare(warm, warm))
    texts = [sentences[start * SENTENCES : (start + 1) * SENTENCES] for start in range(ARTICLES)]
    articles: list[Article] = []
    reading = seconds(
        lambda: articles.extend(
            given_article(chr(ord("A") + n), text, encoder=encoder, kept=kept) for n, text in enumerate(texts)
        )
    )
    pairs = list(combinations(articles, 2))
    aligning = seconds(lambda: [align_articles(one, other, compare(one, other)) for one, other in pairs])
    return {"reading": reading, "alignment": aligning, "nothing kept": reading + aligning, "memory MB": peak_memory()}


def peak_memory() -> int:
    """Of this process, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def single_thread() -> dict[str, str]:
    """The environment with which numpy and other programs take one thread."""
    return {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def kernels() -> str:
    """Which kernels numpy's matrix products are held to, where the environment holds them."""
    core = os.environ.get("OPENBLAS_CORETYPE")
    return f"OPENBLAS_CORETYPE={core}" if core else "those of this processor"


def main() -> None:
    """Print one line for each size, and one for many articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peer", default="", help="a Python with sentence-transformers")
    parser.add_argument("--size", type=int, help="measure this size in this process, 0 for many articles")
    arguments = parser.parse_args()
    sentences = sentences_of(arguments.folder)
    if arguments.size is not None:
        measured = measure(*two_articles(sentences, arguments.size)) if arguments.size else measure_many(sentences)
        print(json.dumps(measured))
        return
    ours = [sys.executable, "-m", "benchmarks.speed", str(arguments.folder), "--size"]
    print("Kernels of matrix products:", kernels())
    print(f"{ARTICLES} articles of {SENTENCES}, each with each:", _told(_run([*ours, "0"], "")))
    for size in SIZES:
        own = _run([*ours, str(size)], "")
        print(f"{size} × {size}:", _told(own))
        if arguments.peer:
            left, right = two_articles(sentences, size)
            command = [arguments.peer, "-c", PEER, str(model_dir_of(os.environ))]
            peer = _run(command, json.dumps(left + right))
            shares = {name: own[name] / peer["encode"] for name in ("nothing kept", "alignment", "wording")}
            print("   sentence-transformers, encoding alone:", _told(peer), "| ours as a share of it:", _told(shares))


def _run(command: list[str], given: str) -> dict[str, float]:
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True, env=single_thread())
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def _told(values: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.4g}" for name, value in values.items())


if __name__ == "__main__":
    main()
