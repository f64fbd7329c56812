"""What a report is made from, read once, and how words and differences are named in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsdiff.accounts.models import User
from newsdiff.analysis.types import Collation, Passage, Span
from newsdiff.comparisons.models import Comparison
from newsdiff.reports.types import Quote, ReportArticle

TYPES = {"omission": "only_a", "addition": "only_b", "": "words"}  # what tables call a difference; others as they are


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a report is made from, read once."""

    comparison: Comparison
    collation: Collation
    articles: dict[str, ReportArticle]  # by sigil, in their order
    sigils: dict[int, str]  # by primary key of the article
    base_url: str

    def quote(self, sigil: str, span: Span) -> Quote:
        """Words of an article in their passages."""
        return quote_of(span, self.collation.witness(sigil).text, self.collation.passages_of(sigil))


def name_of(user: User) -> str:
    """A person as a report names them."""
    return user.get_full_name() or user.get_username()


def quote_of(span: Span, text: str, passages: Sequence[Passage]) -> Quote:
    """Words in the passages of one article that they touch; in no passage, they stand by themselves."""
    touched = [one for one in passages if one.span.start < span.end and span.start < one.span.end]
    if not touched:
        return Quote(span.start, span.end, "", span.of(text), "", "")
    first, last = touched[0], touched[-1]
    names = dict.fromkeys(f"{one.sigil}{one.index}" for one in (first, last))
    return Quote(
        start=span.start,
        end=span.end,
        before=text[min(first.span.start, span.start) : span.start],
        words=span.of(text),
        after=text[span.end : max(last.span.end, span.end)],
        passages="–".join(names),
    )
