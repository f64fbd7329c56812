"""Which model a folder holds: the pinned one, or another that its `newsdiff.json` names.

`{"sha256": "…", "languages": ["ar", "de", "en"]}`: of model.safetensors, and the languages that the model reads.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from newsdiff.analysis.errors import ModelMissing
from newsdiff.analysis.graph import GRAPH_VERSION, PINNED_SHA256

FILE = "newsdiff.json"
ENGLISH = ("en",)  # what the pinned model reads
MOST_LANGUAGES = 40  # they stand in the version of a run
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of a model."""

    sha256: str
    languages: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """The model's name: it changes with the weights and the graph, and says what else than English is read."""
        name = f"{self.sha256[:12]}-{GRAPH_VERSION}"
        return name if self.sha256 == PINNED_SHA256 else f"{name} {'.'.join(self.languages)}"


def described(model_dir: Path) -> Description:
    """What the folder says of its model; `ModelMissing` where that can't be read."""
    path = model_dir / FILE
    if not path.exists():
        return Description(PINNED_SHA256, ENGLISH)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        sha256, languages = data["sha256"], data["languages"]
        is_right = _SHA256.fullmatch(sha256) and _are_languages(languages)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelMissing(path, "The language model's description can't be read") from error
    if not is_right:
        raise ModelMissing(
            path, f"The language model's description needs a SHA-256 and 1 to {MOST_LANGUAGES} languages"
        )
    return Description(sha256, tuple(sorted(languages)))


def _are_languages(found: Sequence[str]) -> bool:
    return isinstance(found, list) and 0 < len(found) <= MOST_LANGUAGES and all(map(_LANGUAGE.fullmatch, found))


def languages_of(fingerprint: str) -> tuple[str, ...]:
    """The languages that the model of this name reads.

    >>> languages_of("53aa51172d14-2"), languages_of("0123456789ab-2 ar.en")
    (('en',), ('ar', 'en'))
    """
    _, _, languages = fingerprint.partition(" ")
    return tuple(languages.split(".")) if languages else ENGLISH


def is_pinned(fingerprint: str) -> bool:
    """Whether it is the model with which the program was fitted."""
    return fingerprint == Description(PINNED_SHA256, ENGLISH).fingerprint
