"""Time and memory over bad input: `python -m benchmarks.hostile [--words N]`, made up, no language model.

Every kind of text is compared at two sizes, the second four times the first; each in a process of its own.
"""

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping

from newsdiff.analysis.collate import collate
from newsdiff.analysis.types import Witness

TEXT = (
    "the army said on Sunday that anti-terror groups had struck a convoy near Velmora two soldiers were killed in "
    "blast Gen. Okar Dane vowed revenge 5,000 price of bread rose tenth May"
)
WORDS = TEXT.split()
Writer = Callable[[random.Random, int], str]


def main() -> None:
    """Print one line for each kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=8_000, help="of the smaller texts")
    parser.add_argument("--kind", help="measure this kind at this size in this process")
    arguments = parser.parse_args()
    if arguments.kind:
        print(measure(KINDS[arguments.kind], arguments.words))
        return
    for kind in KINDS:
        command = [sys.executable, "-m", "benchmarks.hostile", "--kind", kind, "--words"]
        sizes = arguments.words, 4 * arguments.words
        told = [subprocess.run([*command, str(n)], check=True, capture_output=True, text=True).stdout for n in sizes]
        print(f"{kind:20}", " | ".join(line.strip() for line in told), flush=True)


def measure(write: Writer, n_words: int) -> str:
    """Seconds of comparing two texts, their passages, and the peak memory."""
    chance = random.Random(1)  # noqa: S311, made-up text
    witnesses = [Witness(sigil, write(chance, n_words), "en") for sigil in "AB"]
    collate([Witness("A", "The army left.", "en"), Witness("B", "The army stayed.", "en")], encoder=None)
    began = time.process_time()
    found = collate(witnesses, encoder=None)
    seconds = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{n_words:,} words, {len(found.passages):,} passages: {seconds:.2f} s, {memory} MB"


def _words(chance: random.Random, n: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(n))


def _sentences(length: int, *, between: str = "\n\n") -> Writer:
    def write(chance: random.Random, n: int) -> str:
        return between.join(_words(chance, length).capitalize() + "." for _ in range(max(1, n // length)))

    return write


def _table(chance: random.Random, n: int) -> str:
    return "\n".join("\t".join(str(chance.randrange(1000)) for _ in range(5)) for _ in range(n // 5))


def _live_blog(chance: random.Random, n: int) -> str:
    times = (f"{chance.randrange(24)}:{chance.randrange(60):02}" for _ in range(n // 16))
    return "\n\n".join(f"{at} {_words(chance, 15).capitalize()}." for at in times)


def _transcript(chance: random.Random, n: int) -> str:
    return "\n\n".join(f"{chance.choice(('DANE', 'HOST'))}: {_words(chance, 10)}." for _ in range(n // 11))


KINDS: Mapping[str, Writer] = {
    "sentences": _sentences(20, between=" "),
    "2,000-word passages": _sentences(2_000),
    "short passages": _sentences(4),
    "all the same": lambda _, n: "\n\n".join(["Two soldiers were killed in the blast on Sunday."] * (n // 9)),
    "table": _table,
    "list": lambda chance, n: "\n\n".join("- " + _words(chance, 4) for _ in range(n // 5)),
    "live blog": _live_blog,
    "transcript": _transcript,
    "poem": lambda chance, n: "\n".join(_words(chance, 5) + "\n" * (line % 4 == 3) for line in range(n // 5)),
    "no punctuation": _words,
    "one word": lambda _, n: "war " * n,
    "one-word sentences": lambda _, n: "War. Peace. " * (n // 2),
    "one-word quotations": lambda _, n: "“War.” “Peace.” " * (n // 2),
    "stops": lambda _, n: ". " * n,
}


if __name__ == "__main__":
    main()
