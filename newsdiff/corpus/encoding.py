"""“Read as” on the review page: the encoding of a draft's file, and the others it can be read in."""

from dataclasses import dataclass

from django.http import QueryDict

from newsdiff.corpus.models import Draft
from newsdiff.ingest.encodings import ENCODINGS, encoding_label
from newsdiff.ingest.types import RawArticle

FIND_AGAIN = "found"


@dataclass(frozen=True, slots=True)
class ReadAs:
    """The choice of an encoding for one draft."""

    name: str  # of the form's field, and its id
    choices: tuple[tuple[str, str], ...]  # value, words
    selected: str
    in_doubt: bool  # it was guessed or chosen: worth a look
    error: str = ""


def read_as_of(raw: RawArticle, *, prefix: str, sent: QueryDict | None, error: str) -> ReadAs | None:
    """The choice as it is shown, with what was `sent` where saving failed; None where a file says its own encoding."""
    if not raw.encoding:
        return None
    choices = dict(ENCODINGS) | {raw.encoding: encoding_label(raw.encoding)}
    if raw.encoding_origin == "chosen":
        choices[FIND_AGAIN] = "As it was found at first"
    name = f"{prefix}-encoding"
    asked = sent.get(name, "") if sent is not None else ""
    selected = asked if asked in choices else raw.encoding
    return ReadAs(name, tuple(choices.items()), selected, raw.encoding_origin != "known", error)


def new_encoding(data: QueryDict, draft: Draft, *, prefix: str) -> str | None:
    """The encoding that was chosen, "" to have it found again; None where the draft is read in it already."""
    value = data.get(f"{prefix}-encoding")
    if value is None or draft.raw is None or value == draft.raw.get("encoding"):
        return None
    return "" if value == FIND_AGAIN else value
