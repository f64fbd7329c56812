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
    for heading, module, gold in _benchmarks(folder):
        started = time.monotonic()
        print(f"== {heading}", flush=True)
        _run(folder, module, gold)
        print(f"   {time.monotonic() - started:.0f} s", flush=True)


def _benchmarks(folder: Path) -> Iterator[tuple[str, str, Path]]:
    for gold in sorted((folder / "words").glob("*.jsonl")):
        yield f"links between words, {gold.stem}", "benchmarks.words", gold
    yield "contrasts inside given beads", "benchmarks.contrasts", folder / "event_pairs"


def _run(folder: Path, module: str, gold: Path) -> None:
    """Run a benchmark; what prints predictions is scored by the folder's own script."""
    command = [sys.executable, "-m", module, str(gold)]
    if module != "benchmarks.words":
        subprocess.run(command, check=True)
        return
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as predictions:
        subprocess.run(command, check=True, stdout=predictions)
        subprocess.run([sys.executable, str(folder / "score.py"), "words", str(gold), predictions.name], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else BENCH)
