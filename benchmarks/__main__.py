"""Every benchmark, one after another: `python -m benchmarks [FOLDER]`, by default `shared/bench` beside the clone."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent.parent / "shared" / "bench"


def main(folder: Path) -> None:
    """Print a heading, the figures and the time of each."""
    if not (folder / "score.py").exists():
        sys.exit(f"There are no judgements in {folder}.")
    for heading, how, gold in _benchmarks(folder):
        started = time.monotonic()
        print(f"== {heading}", flush=True)
        _run(folder, how, gold)
        print(f"   {time.monotonic() - started:.0f} s", flush=True)


def _benchmarks(folder: Path) -> Iterator[tuple[str, list[str], Path]]:
    for gold in sorted((folder / "words").glob("*.jsonl")):
        yield f"links between words, {gold.stem}", ["words"], gold
    reports = folder / "event_pairs"
    yield "passages and contrasts of whole reports", ["passages"], reports
    yield "the same, each event by a model fitted on the others", ["passages", "--held-out"], reports


def _run(folder: Path, how: list[str], gold: Path) -> None:
    """Predict, and let the folder's own script score the predictions."""
    kind, *options = how
    module = {"words": "benchmarks.words", "passages": "benchmarks.event_pairs"}[kind]
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as predictions:
        subprocess.run([sys.executable, "-m", module, str(gold), *options], check=True, stdout=predictions)
        scorer = [sys.executable, str(folder / "score.py"), kind, str(gold), predictions.name]
        scored = subprocess.run(scorer, check=True, capture_output=True, text=True)
    for line in scored.stdout.splitlines():
        if line.startswith(kind) or "recall" in line:  # the totals, without a line for each event
            print(f"   {line}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else BENCH)
