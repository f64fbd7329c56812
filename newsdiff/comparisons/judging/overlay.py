"""What judgements change in the marks of the texts: dismissed differences have none, a changed kind is named."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from newsdiff.comparisons.judging.verdicts import Verdict
from newsdiff.comparisons.legend import CONTRASTS
from newsdiff.display.types import Mark


def judged_marks(marks: Iterable[Mark], verdicts: Mapping[str, Verdict], *, selected: str) -> Iterator[Mark]:
    """The marks as people judged their differences; that of the `selected` one stays whatever was said of it."""
    for mark in marks:
        verdict = verdicts.get(mark.key)
        if verdict is None:
            yield mark
        elif not verdict.is_dismissed or mark.key == selected:
            yield _renamed(mark, verdict.category)


def _renamed(mark: Mark, category: str) -> Mark:
    if not category:
        return mark
    title = mark.title.replace(CONTRASTS[mark.category], CONTRASTS[category], 1)
    return replace(mark, category=category, title=title)
