"""What a report is made from, read once, and how words and differences are named in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsdiff.accounts.models import User
from newsdiff.analysis.types import Collation, Passage, Span, Variant
from newsdiff.coding.units import difference_id
from newsdiff.comparisons.judging.verdicts import UNJUDGED, Verdict, sides_of
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
    verdicts: Mapping[Variant, Verdict]  # what people judged of differences, as the reader may see it

    def sides(self, variant: Variant) -> tuple[tuple[str, Span | None], ...]:
        """The sides of a difference as it is shown, left then right, each with its letter."""
        left, right = sides_of(variant, self.verdicts.get(variant, UNJUDGED))
        return ((variant.left_sigil, left), (variant.right_sigil, right))

    def id_of(self, sides: Iterable[tuple[str, Span | None]]) -> str:
        """The name of a difference by its words as the program found them, whatever words a person gave it."""
        asked = tuple(sides)
        moved = (one for one, verdict in self.verdicts.items() if verdict.spans and self.sides(one) == asked)
        found = next(moved, None)
        if found is not None:
            asked = ((found.left_sigil, found.left), (found.right_sigil, found.right))
        return difference_id((self.articles[sigil].article_id, span) for sigil, span in asked)

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
