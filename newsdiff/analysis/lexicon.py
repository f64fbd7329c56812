"""Word lists as data files: one tab-separated file a subject, with origin and licence in its head."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from newsdiff.analysis.errors import AnalysisError
from newsdiff.analysis.lemma import lemma_of

PLAIN = "plain"  # the group of entries that are met and passed over, for they mean another thing: "so that", "so far"
_FOLDER = Path(__file__).parent / "lexicons"


class LexiconError(AnalysisError):
    """A line of a lexicon that can't be read; names file and line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a lexicon."""

    words: tuple[str, ...]  # casefolded; the last may be met inflected, in a verb phrase the first
    group: str  # the second column, e.g. "doubting"
    file: str  # name of the lexicon, e.g. "attribution"

    @property
    def phrase(self) -> str:
        """The entry as it stands in the file."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The entries of a file, found by the form or lemma of their first word."""

    by_first: Mapping[str, tuple[Entry, ...]]  # longest entry first
    groups: tuple[str, ...] = ()  # in order of first mention

    def match(self, forms: tuple[str, ...], at: int, *, language: str = "en") -> Entry | None:
        """The longest entry that stands at `forms[at:]` (casefolded forms), met in any inflection.

        >>> load("attribution").match(("he", "claimed", "that"), 1).group
        'doubting'
        """
        form, lemma = forms[at], lemma_of(forms[at], language)
        entries = self.by_first.get(form, ())
        if lemma != form:
            entries += self.by_first.get(lemma, ())
        if not entries:
            return None  # as nearly always
        found = [entry for entry in entries if _stands(entry, forms, at, language)]
        return max(found, key=lambda entry: (len(entry.words), entry.words[0] == forms[at]), default=None)

    def group_of(self, word: str) -> str | None:
        """The group of a single word, whatever its inflection; `None` where it is not listed."""
        entry = self.match((word.casefold(),), 0)
        return entry.group if entry else None


@lru_cache(maxsize=32)
def load(name: str) -> Lexicon:
    """The lexicon `lexicons/<name>.tsv`."""
    return read((_FOLDER / f"{name}.tsv").read_text(encoding="utf-8"), name=name)


def read(text: str, *, name: str) -> Lexicon:
    """A lexicon from the text of its file: `words<TAB>group` a line, "#" begins a comment. Raises LexiconError."""
    entries: list[Entry] = []
    for number, line in enumerate(text.splitlines(), start=1):
        content = line.split("#")[0].strip()
        if not content:
            continue
        words, tab, group = content.partition("\t")
        if not tab or not words.strip() or not group.strip():
            raise LexiconError(f"line {number} of lexicon {name!r} needs words, a tab and a group: {line!r}")
        entries.append(Entry(words=tuple(words.casefold().split()), group=group.strip(), file=name))
    return lexicon_of(entries)


def lexicon_of(entries: Iterable[Entry]) -> Lexicon:
    """A lexicon of these entries."""
    by_first: dict[str, list[Entry]] = {}
    groups: dict[str, None] = {}
    for entry in entries:
        by_first.setdefault(entry.words[0], []).append(entry)
        groups[entry.group] = None
    longest_first = {word: tuple(sorted(found, key=lambda e: -len(e.words))) for word, found in by_first.items()}
    return Lexicon(by_first=longest_first, groups=tuple(groups))


def _stands(entry: Entry, forms: tuple[str, ...], at: int, language: str) -> bool:
    window = forms[at : at + len(entry.words)]
    if len(window) < len(entry.words):
        return False
    return all(word in (form, lemma_of(form, language)) for word, form in zip(entry.words, window, strict=True))
