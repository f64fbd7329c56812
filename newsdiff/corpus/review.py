"""The review page: drafts as they will be stored, with what was taken out standing in its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import QueryDict

from newsdiff.corpus.encoding import ReadAs, read_as_of
from newsdiff.corpus.forms import ACCEPT, DraftForm, Zone
from newsdiff.corpus.models import Article, Draft, Submission
from newsdiff.corpus.queries import DraftReview, review_of
from newsdiff.ingest.types import Block, ExtractedArticle, Removal

REASONS = {
    "furniture": "page furniture",
    "navigation": "navigation",
    "date line": "date line",
    "dateline": "dateline, kept in its field",
    "byline": "byline, kept in its field",
    "duplicate headline": "the headline again",
}
SHORT = 70
MOST_OPEN = 6  # lines taken out in a row that are shown without folding


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of the text as the review shows it: a block or part of one, or a line that was taken out."""

    kind: str  # "headline", "subheading", "paragraph" or "removed"
    text: str
    line: int = -1  # of what was taken out
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Items in a row; many lines that were taken out one after the other fold away."""

    items: tuple[Item, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class PutBack:
    """A line that the analyst put back."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class DraftShown:
    """One draft of the review page."""

    draft: Draft
    sigil: str
    side: str
    language: str
    form: DraftForm | None  # None where it could not be read, or is stored and described already
    items: tuple[Item, ...]
    put_back: tuple[PutBack, ...]
    notices: tuple[str, ...]
    error: str
    already: Article | None
    same_as: str  # sigil of an earlier draft with the same text, or ""
    paste: str = ""  # what was pasted and could not be read
    read_as: ReadAs | None = None  # None where the file says its own encoding

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The items, long runs of lines that were taken out set apart."""
        runs = (tuple(run) for _, run in groupby(self.items, key=lambda item: item.kind == "removed"))
        return tuple(Stretch(run, folded=run[0].kind == "removed" and len(run) > MOST_OPEN) for run in runs)

    @property
    def name(self) -> str:
        """What the draft is called where it has no headline."""
        return self.draft.name or "Pasted text"


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A submission on its page."""

    submission: Submission
    drafts: tuple[DraftShown, ...]
    extra: Zone  # for another article
    title: str
    problem: str = ""
    accept: str = ACCEPT

    @property
    def is_correction(self) -> bool:
        """Whether it will become a new version of an article."""
        return self.submission.replaces_id is not None


def review_page(
    submission: Submission,
    *,
    sent: QueryDict | None = None,
    errors: Mapping[int, Mapping[str, str]] | None = None,
    problem: str = "",
) -> ReviewPage:
    """The page of a submission; with what was `sent` in the fields, and errors by draft and field, where it failed."""
    drafts = review_of(submission).drafts
    sigils = {draft.draft.pk: _sigil(position) for position, draft in enumerate(drafts)}
    data = sent or QueryDict()
    return ReviewPage(
        submission=submission,
        drafts=tuple(_shown(draft, sigils, sent, (errors or {}).get(draft.draft.pk)) for draft in drafts),
        extra=Zone(number=len(drafts), paste=data.get("paste-new", "")),
        title=data.get("title", ""),
        problem=problem,
    )


def prefix_of(draft: Draft) -> str:
    """What the names of a draft's fields begin with."""
    return f"draft-{draft.pk}"


def items_of(article: ExtractedArticle) -> tuple[Item, ...]:
    """The text with what was taken out in its place; a block is cut where a line stood inside it."""
    return tuple(_items(article.text, article.blocks, article.removed))


def _items(text: str, blocks: Sequence[Block], removed: Sequence[Removal]) -> Iterator[Item]:
    waiting = list(removed)
    for block in blocks:
        start = block.start
        while waiting and waiting[0].before < block.end:
            removal = waiting.pop(0)
            if removal.before > start:
                yield Item(block.kind, text[start : removal.before].strip())
                start = removal.before
            yield _removed(removal)
        yield Item(block.kind, text[start : block.end].strip())
    yield from map(_removed, waiting)


def _removed(removal: Removal) -> Item:
    return Item("removed", removal.text, line=removal.line, reason=REASONS[removal.reason])


def _shown(
    review: DraftReview, sigils: Mapping[int, str], sent: QueryDict | None, errors: Mapping[str, str] | None
) -> DraftShown:
    """One draft; with what was `sent` only where it has `errors`, for the others are saved."""
    draft, prefix = review.draft, prefix_of(review.draft)
    sent = None if errors is None else sent
    form = _form(review, sent, errors or {}, prefix=prefix)
    sigil = sigils[draft.pk]
    lines = review.raw.text.split("\n") if review.raw else []
    return DraftShown(
        draft=draft,
        sigil=sigil,
        language=review.fields.language if review.fields else "",
        side={"A": "left", "B": "right"}.get(sigil, "none"),
        form=form,
        items=items_of(review.extracted) if review.extracted else (),
        put_back=tuple(PutBack(line, _short(lines[line])) for line in draft.kept),
        notices=review.extracted.notices if review.extracted else (),
        error=review.error,
        already=review.already,
        same_as=sigils[review.same_as.pk] if review.same_as else "",
        paste=_pasted(draft) if review.error else "",
        read_as=read_as_of(review.raw, prefix=prefix, sent=sent, error=(errors or {}).get("encoding", ""))
        if review.raw
        else None,
    )


def _form(review: DraftReview, sent: QueryDict | None, errors: Mapping[str, str], *, prefix: str) -> DraftForm | None:
    """The fields of a draft; None where it could not be read, or is stored and described already."""
    if review.fields is None or (review.already is not None and not review.draft.submission.replaces_id):
        return None
    bound = sent if sent is not None and f"{prefix}-outlet" in sent else None
    form = DraftForm(bound, prefix=prefix, fields=review.fields)
    for field, message in errors.items() if form.is_bound else ():
        if field != "encoding":  # stands beside its own choice
            form.add_error(field if field in form.fields else None, message)
    return form


def _pasted(draft: Draft) -> str:
    return "" if draft.name else bytes(draft.original).decode("utf-8", "replace")


def _sigil(position: int) -> str:
    return chr(ord("A") + position) if position < 26 else str(position + 1)


def _short(line: str) -> str:
    line = line.strip()
    return line if len(line) <= SHORT else f"{line[:SHORT].rstrip()}…"
