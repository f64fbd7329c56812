"""Reads of a project's words: what holds now, what a run was made with, and what a change of them would find."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsdiff.accounts.models import Project
from newsdiff.analysis.article import prepare
from newsdiff.analysis.framing import cues_of
from newsdiff.analysis.lexicon import PLAIN
from newsdiff.analysis.types import FramingCue, Span, Witness
from newsdiff.analysis.wordlists import (
    BUILT_IN,
    COLUMNS,
    EDITABLE,
    EQUIVALENTS,
    WordChange,
    Wordlists,
    changes_from_csv,
    groups_of,
    wordlists_of,
)
from newsdiff.corpus.models import WordlistVersion

MOST_ARTICLES = 40  # newest ones, in which a preview looks
MOST_EXAMPLES = 3
AROUND = 40  # characters on each side of a hit
EMPTY_TABLE = ",".join(COLUMNS) + "\n"


@dataclass(frozen=True, slots=True)
class Example:
    """A hit in an article of the project."""

    article_id: int
    headline: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change finds, or what is found no more with it."""

    change: WordChange
    n_hits: int
    examples: tuple[Example, ...]

    @property
    def takes_away(self) -> bool:
        """Whether the hits are those that are not marked any more."""
        return not self.change.used or self.change.group == PLAIN


def latest_words(project: Project) -> WordlistVersion | None:
    """The version of a project's words that holds, None where it never changed any."""
    return project.wordlists.first()


def wordlists_now(project: Project) -> Wordlists:
    """The lexicons for the next run of a project."""
    return _wordlists(latest_words(project))


def wordlists_named(project: Project, digest: str) -> Wordlists:
    """The lexicons that a run of this project recorded; the program's own where it recorded none, or is not known."""
    return _wordlists(project.wordlists.filter(digest=digest).first() if digest else None)


def choices() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lexicons that can be changed, each with its groups."""
    return tuple((name, groups_of(name)) for name in EDITABLE)


def previews_of(project: Project, changes: Sequence[WordChange]) -> tuple[Preview, ...]:
    """For each change, what it finds in the newest articles of the project, or finds no more."""
    after = wordlists_of(changes)
    hits: dict[WordChange, list[Example]] = {change: [] for change in changes}
    texts = project.articles.filter(language__in=("en", ""), next=None).only("pk", "headline", "text", "language")
    for row in texts[:MOST_ARTICLES]:
        article = prepare(Witness("A", row.text, row.language), encoder=None)
        now, built_in = cues_of(article, after), cues_of(article)
        for change in changes:
            for span in _places(change, row.text, now, built_in):
                start, end = span.start, span.end
                before, behind = row.text[max(start - AROUND, 0) : start], row.text[end : end + AROUND]
                hits[change].append(Example(row.pk, row.headline, before, span.of(row.text), behind))
    return tuple(Preview(change, len(found), tuple(found[:MOST_EXAMPLES])) for change, found in hits.items())


def _places(change: WordChange, text: str, now: Sequence[FramingCue], built_in: Sequence[FramingCue]) -> Iterator[Span]:
    """Where an article has the words of a change: cues with all changes, and cues of the program alone."""
    if change.lexicon == EQUIVALENTS:
        either = "|".join(r"\s+".join(map(re.escape, words.split())) for words in (change.words, change.group))
        yield from (Span(*match.span()) for match in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text, re.IGNORECASE))
    elif change.used and change.group == PLAIN:
        words = set(change.words.split())
        yield from (cue.span for cue in built_in if cue not in now and not words.isdisjoint(_phrase(cue).split()))
    else:
        yield from (cue.span for cue in (now if change.used else built_in) if _is_of(cue, change))


def _is_of(cue: FramingCue, change: WordChange) -> bool:
    return _phrase(cue) == change.words and cue.rule.partition(":")[0].partition(".")[2] == change.group


def _phrase(cue: FramingCue) -> str:
    """The entry that the cue's rule names."""
    return cue.rule.partition(": ")[2]


def _wordlists(row: WordlistVersion | None) -> Wordlists:
    return wordlists_of(changes_from_csv(row.table)) if row else BUILT_IN
