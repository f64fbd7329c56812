"""Hiding what names an outlet, so that its text can be coded without knowing whose it is.

Hidden words become blocks, one for each character: every offset stays what it was.
"""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlsplit

from newsdiff.analysis.types import Collation, Fact, Span

BLOCK = "▒"
LONG = 6  # letters from which a single word is hidden in any case; "Time" hides "Time" and "TIME", not "time"
_ADDRESSES = r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+|(?<!\w)@\w{3,}"
_CREDITS = r"(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by [^\n]+"
_PARTS = re.compile(r",|;|&|\band\b")


@dataclass(frozen=True)
class Veil:
    """Names that are hidden wherever they stand as words, with addresses and lines of credits."""

    names: frozenset[str]

    def over(self, text: str) -> str:
        """The text with hidden words as blocks; its length is the same.

        >>> Veil(frozenset({"Press TV"})).over("He told Press TV so.")
        'He told ▒▒▒▒▒▒▒▒ so.'
        """
        return self._pattern.sub(lambda match: re.sub(r"[^\n]", BLOCK, match[0]), text)

    def over_collation(self, collation: Collation) -> Collation:
        """The same with veiled texts; all spans stay right."""
        texts = {witness.sigil: self.over(witness.text) for witness in collation.witnesses}
        return replace(
            collation,
            witnesses=tuple(replace(one, text=texts[one.sigil]) for one in collation.witnesses),
            contrasts=tuple(
                replace(one, evidence=tuple(self.over(words) for words in one.evidence)) for one in collation.contrasts
            ),
            facts=tuple(self._over_fact(one, texts[one.sigil]) for one in collation.facts),
        )

    def places(self, text: str) -> tuple[Span, ...]:
        """The stretches of a text that are hidden."""
        return tuple(Span(match.start(), match.end()) for match in self._pattern.finditer(text))

    def _over_fact(self, fact: Fact, text: str) -> Fact:
        words = fact.span.of(text)
        return replace(fact, value=words) if BLOCK in words else fact

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted(self.names, key=lambda name: (-len(name), name))
        return re.compile("|".join([_ADDRESSES, _CREDITS, *map(_as_pattern, names)]))


def names_of_outlet(name: str, *, url: str, byline: str) -> frozenset[str]:
    """What gives an outlet away: its name in its usual forms, the names in its address, and its authors."""
    found = {name, *_short_forms(name), *_names_of_host(urlsplit(url).hostname or ""), *_authors(byline)}
    return frozenset(one for one in found if len(one) > 1)


def _short_forms(name: str) -> list[str]:
    """Of "The Associated Press": without its article, in one word, and "AP"."""
    words = name.removeprefix("The ").split()
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return [" ".join(words), "".join(words), *([capitals] if len(words) > 1 else [])]


def _names_of_host(host: str) -> list[str]:
    labels = host.removeprefix("www.").split(".")
    return [".".join(labels), *(label for label in labels[:-1] if len(label) > 3)] if len(labels) > 1 else []


def _authors(byline: str) -> list[str]:
    parts = (part.strip().removeprefix("By ").removeprefix("by ").strip() for part in _PARTS.split(byline))
    return [part for part in parts if len(part.split()) > 1]


def _as_pattern(name: str) -> str:
    words = r"\s+".join(re.escape(word).replace("'", "['’]") for word in name.split())
    if " " not in name and len(name) < LONG:
        return rf"(?<!\w)(?:{words}|{words.upper()})(?!\w)"
    return rf"(?<!\w)(?i:{words})(?!\w)"
