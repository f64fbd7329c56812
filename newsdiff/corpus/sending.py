"""What a sent review page asks for: fields, lines put back or taken out, drafts replaced, added or left out."""

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from django.http import HttpRequest, QueryDict

from newsdiff.accounts.models import User
from newsdiff.corpus import actions
from newsdiff.corpus.encoding import new_encoding
from newsdiff.corpus.errors import CorpusError
from newsdiff.corpus.fields import ArticleFields
from newsdiff.corpus.forms import DraftForm, Zone, zone_from
from newsdiff.corpus.models import Article, Draft, Submission
from newsdiff.corpus.queries import DraftReview, review_of
from newsdiff.corpus.review import prefix_of


@dataclass(slots=True)
class Saved:
    """What came of saving a review page."""

    errors: dict[int, Mapping[str, str]] = field(default_factory=dict)  # by draft and field
    read_anew: bool = False  # a text was read in another encoding, and nobody has seen it so yet


def save_review(request: HttpRequest, submission: Submission) -> Saved:
    """Do what a sent review page says; what could be kept is kept."""
    saved = Saved()
    for review in review_of(submission).drafts:
        save_draft(request, review, saved=saved)
    extra = zone_from(request, "-new")
    if not extra.is_empty:
        actions.add_articles(submission=submission, files=extra.files, pastes=[extra.paste])
    return saved


def save_draft(request: HttpRequest, review: DraftReview, *, saved: Saved) -> None:
    """Do what the page says of one draft."""
    draft = review.draft
    if request.POST.get("leave_out") == str(draft.pk):
        actions.remove_draft(draft=draft)
        return
    other = zone_from(request, f"-{draft.pk}")
    if not other.is_empty:
        actions.replace_draft(draft=draft, file=other.files[0] if other.files else None, paste=other.paste or None)
    elif review.fields is not None:
        save_read_draft(request.POST, draft, found=review.fields, saved=saved)


def save_read_draft(data: QueryDict, draft: Draft, *, found: ArticleFields, saved: Saved) -> None:
    """Keep the fields and the lines put back of a draft that was read, and read it in the encoding chosen for it."""
    prefix, kept, written = prefix_of(draft), kept_lines(data, draft), draft.fields
    if f"{prefix}-outlet" in data:
        form = DraftForm(data, prefix=prefix, fields=found)
        if not form.is_valid():
            actions.update_draft(draft=draft, kept=kept, fields=draft.fields)
            saved.errors[draft.pk] = {}
            return
        written = written_fields(form, draft)
    try:
        actions.update_draft(draft=draft, kept=kept, fields=written)
        encoding = new_encoding(data, draft, prefix=prefix)
        if encoding is not None:
            actions.read_draft_as(draft=draft, encoding=encoding)
            saved.read_anew = True
    except CorpusError as error:
        saved.errors[draft.pk] = {error.field: str(error)}


def send_correction(*, article: Article, user: User, zone: Zone, form_key: uuid.UUID) -> Submission:
    """Send one text as the next version of an article, described as the article is. A file goes before a paste.

    Raises `CorpusError` where nothing was sent.
    """
    submission = actions.submit_articles(
        project=article.project,
        user=user,
        files=zone.files,
        pastes=() if zone.files else (zone.paste,),
        replaces=article,
        form_key=form_key,
    )
    described = {name: value for name, value in description_of(article).items() if value}
    for draft in submission.drafts.filter(error="", fields={}):
        actions.update_draft(draft=draft, kept=draft.kept, fields=described)
    return submission


def description_of(article: Article) -> dict[str, str]:
    """The article's fields as a form writes them."""
    return {name: str(value or "") for name, value in asdict(actions.fields_of(article)).items()}


def written_fields(form: DraftForm, draft: Draft) -> dict[str, str]:
    """The fields that the analyst wrote over, now or before; the others follow what is found in the text."""
    over = {*form.changed_data, *draft.fields}
    return {name: str(value or "") for name, value in form.cleaned_data.items() if name in over}


def kept_lines(data: QueryDict, draft: Draft) -> list[int]:
    """The lines that are put back once the pressed button has had its way."""
    kept = set(draft.kept)
    kept |= lines_of(data.get("put_back", ""), draft)
    kept -= lines_of(data.get("take_out", ""), draft)
    return sorted(kept)


def lines_of(value: str, draft: Draft) -> set[int]:
    """The line of "DRAFT:LINE" if it is this draft's."""
    pk, _, line = value.partition(":")
    return {int(line)} if pk == str(draft.pk) and line.isdecimal() else set()
