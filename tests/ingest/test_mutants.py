"""Random damage to good files never brings anything but an article or a reason."""

import random
from collections.abc import Callable

import pytest

from newsdiff.ingest.child import answer_for
from newsdiff.ingest.clean import clean
from newsdiff.ingest.codec import raw_from_json
from newsdiff.ingest.limits import DEFAULTS
from tests.ingest.files import STORY, docx, paragraph, pdf, story_page

SEEDS = {
    "story.txt": ("\n\n".join(STORY) + " “é” Ж 联合国").encode(),
    "story.html": story_page(head="<title>Ferry sinks</title>", above="<nav><a href=/>Home</a></nav>"),
    "story.docx": docx("".join(map(paragraph, STORY)), title="Ferry sinks"),
    "story.pdf": pdf([STORY, STORY]),
}
REASONS = {"empty", "too large", "damaged", "encrypted", "no text", "not supported", "unsafe", "binary"}


def flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)


def cut(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.randint(1, len(data) // 2)]


def repeat(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randint(1, 300)]
    data[start:start] = piece * chance.randint(1, 50)


def insert(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    data[start:start] = chance.randbytes(chance.randint(1, 50))


MUTATIONS: tuple[Callable[[bytearray, random.Random], None], ...] = (flip, cut, repeat, insert)


def mutant(data: bytes, number: int) -> bytes:
    chance = random.Random(number)  # noqa: S311 - the same damage at every run
    changed = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        if changed:
            chance.choice(MUTATIONS)(changed, chance)
    return bytes(changed)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", SEEDS)
def test_mutants_give_an_article_or_a_reason(name: str) -> None:
    for number in range(50):
        answer = answer_for(name, mutant(SEEDS[name], number), limits=DEFAULTS)
        if "error" in answer:
            assert answer["error"]["reason"] in REASONS, (name, number)
        else:
            assert isinstance(clean(raw_from_json(answer["raw"])).text, str), (name, number)
