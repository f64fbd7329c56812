"""Ours and other programs over the reports of DIR: `python -m benchmarks.peers DIR --peer PYTHON`.

PYTHON is one that has what `peer_runs` imports (the dependency group `bench`); what it has not is left out. Links are
the best of either sentence above a level that suits the other events best; ours are those of a model that was fitted on
the other events. Times are CPU seconds on one thread for all reports. The script of the judgements does the scoring.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.passage_sets import given_article
from benchmarks.peer_runs import PEERS
from benchmarks.speed import peak_memory, single_thread
from newsdiff.analysis.collate import align_articles, variants_of
from newsdiff.analysis.encoder import load_encoder
from newsdiff.analysis.salience import rank
from newsdiff.analysis.similarity import compare
from newsdiff.model import model_dir_of

LEVELS = [level / 50 for level in range(1, 50)]
Links = list[list[float]]


def main() -> None:
    """Print one line for each program, with its time as a multiple of sentence-transformers' time to encode."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peer", help="a Python with the other programs")
    parser.add_argument("--own", action="store_true", help="measure ours in this process")
    arguments = parser.parse_args()
    events = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(arguments.folder.glob("*.json"))]
    if arguments.own:
        print(json.dumps(own_times(events)))
        return
    me = [sys.executable, "-m"]
    found = {"newsdiff": json.loads(_output([*me, "benchmarks.peers", str(arguments.folder), "--own"]))}
    links = {"newsdiff": _output([*me, "benchmarks.event_pairs", str(arguments.folder), "--held-out"])}
    given = json.dumps([[event[side]["sentences"] for side in ("left", "right")] for event in events])
    script = str(Path(__file__).with_name("peer_runs.py"))
    for name in PEERS if arguments.peer else ():
        told = json.loads(
            _output([arguments.peer, script, name, str(model_dir_of(os.environ))], given).splitlines()[-1]
        )
        if told:
            found[name], links[name] = told, predictions(events, told["scores"])
    encoding = found.get("sentence-transformers", {}).get("run")
    for name, told in found.items():
        share = f", {(told['start'] + told['run']) / encoding:.2f} of encoding" if encoding else ""
        share += f", {told['wording']:.1f} s of it wording" if "wording" in told else ""
        print(f"{name}: start {told['start']:.1f} s, all {len(events)} pairs {told['run']:.1f} s{share}, "
              f"{told['memory MB']} MB; {_scored(arguments.folder, links[name])}")  # fmt: skip


def own_times(events: list[Any]) -> dict[str, float]:
    """Everything from the sentences to the ranked contrasts, nothing kept; the imports are part of the start."""
    encoder = load_encoder(model_dir_of(os.environ))
    loaded = time.process_time()
    wording = 0.0
    for event in events:
        left, right = (
            given_article(sigil, event[side]["sentences"], encoder=encoder, kept=None)
            for sigil, side in (("A", "left"), ("B", "right"))
        )
        alignment = align_articles(left, right, compare(left, right))
        began = time.process_time()
        rank(variants_of(left, right, alignment))
        wording += time.process_time() - began
    run = time.process_time() - loaded
    return {"start": loaded, "run": run, "wording": wording, "memory MB": peak_memory()}


def predictions(events: list[Any], scores: list[Links]) -> str:
    """Lines for score.py: the links of each event above the level that is best for the others."""
    gold = [{(i, j) for i, j, *_ in event["edges"]["gold"]} for event in events]
    hits = [
        [_counts(best(pairs, level), wanted) for level in LEVELS] for pairs, wanted in zip(scores, gold, strict=True)
    ]
    lines = []
    for number, (event, pairs) in enumerate(zip(events, scores, strict=True)):
        others = [counts for at, counts in enumerate(hits) if at != number]
        level = max(range(len(LEVELS)), key=lambda at: _f1([sum(one[at][n] for one in others) for n in range(3)]))
        lines.append(
            json.dumps({"id": event["id"], "edges": best(pairs, LEVELS[level]), "scores": pairs, "contrasts": []})
        )
    return "\n".join(lines)


def best(pairs: Links, level: float) -> Links:
    """The pairs from a level on that are the best of their left or right sentence."""
    highest: dict[tuple[int, float], float] = {}
    for i, j, score in pairs:
        for key in ((0, i), (1, j)):
            highest[key] = max(highest.get(key, 0.0), score)
    return [[i, j, s] for i, j, s in pairs if s >= level and s in (highest[0, i], highest[1, j])]


def _counts(links: Links, wanted: set[tuple[int, int]]) -> tuple[int, int, int]:
    return sum((i, j) in wanted for i, j, _ in links), len(links), len(wanted)


def _f1(counts: list[int]) -> float:
    right, found, wanted = counts
    return 2 * right / max(1, found + wanted)


def _scored(folder: Path, predicted: str) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write(predicted)
        file.flush()
        told = _output([sys.executable, str(folder.parent / "score.py"), "passages", str(folder), file.name])
    return "; ".join(line.removeprefix("passages ") for line in told.splitlines() if line.startswith("passages"))


def _output(command: list[str], given: str = "") -> str:
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True, env=single_thread())
    return done.stdout


if __name__ == "__main__":
    main()
