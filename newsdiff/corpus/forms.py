"""Forms of the corpus: zones that take files or pasted text, and the fields of a draft."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

from newsdiff.corpus.fields import LONGEST, ArticleFields

ACCEPT = ".txt,.text,.html,.htm,.docx,.pdf,text/plain,text/html,application/pdf"
N_ZONES = 2
MOST_ZONES = 26
MOST_BYTES = settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1
LANGUAGES = [("", "not known"), *sorted(settings.LANGUAGES, key=lambda pair: str(pair[1]))]


@dataclass(frozen=True, slots=True)
class Zone:
    """One place for an article: files, or a pasted text, or both."""

    number: int
    files: tuple[tuple[str, bytes], ...] = ()
    paste: str = ""
    error: str = ""

    @property
    def sigil(self) -> str:
        """The letter that its first article probably gets."""
        return chr(ord("A") + self.number)

    @property
    def side(self) -> str:
        """Left, right, or neither."""
        return ("left", "right")[self.number] if self.number < N_ZONES else "none"

    @property
    def title(self) -> str:
        """What it is for."""
        return ("First article", "Second article")[self.number] if self.number < N_ZONES else "Another article"

    @property
    def is_empty(self) -> bool:
        """Whether nothing was sent in it."""
        return not self.files and not self.paste.strip()


@dataclass(frozen=True, slots=True)
class StartForm:
    """The form that takes articles in."""

    form_key: uuid.UUID
    zones: tuple[Zone, ...]
    problem: str = ""
    accept: str = ACCEPT

    @property
    def filled(self) -> tuple[Zone, ...]:
        """The zones in which something was sent."""
        return tuple(zone for zone in self.zones if not zone.is_empty)


def empty_start_form() -> StartForm:
    """The form as it is first shown."""
    return StartForm(form_key=uuid.uuid4(), zones=tuple(Zone(number) for number in range(N_ZONES)))


def start_form_from(request: HttpRequest) -> StartForm:
    """The form as it was sent, with a problem where nothing is in it."""
    sent = [zone_from(request, f"-{number}", number) for number in range(MOST_ZONES)]
    n_zones = max([N_ZONES, *(zone.number + 1 for zone in sent if not zone.is_empty)])
    form = StartForm(form_key=form_key_from(request.POST), zones=tuple(sent[:n_zones]))
    if form.filled:
        return form
    empty = tuple(Zone(zone.number, error="Choose a file or paste a text here.") for zone in form.zones)
    return StartForm(form.form_key, empty, problem="Nothing was sent yet. Two articles make a comparison.")


def form_key_from(data: QueryDict) -> uuid.UUID:
    """The key of a form sent; a new one where it is missing or was tampered with."""
    try:
        return uuid.UUID(data.get("form_key", ""))
    except ValueError:
        return uuid.uuid4()


def zone_from(request: HttpRequest, suffix: str, number: int = 0) -> Zone:
    """What was sent in the inputs `files…` and `paste…` of this suffix."""
    return Zone(
        number=number,
        files=files_from(request.FILES, f"files{suffix}"),
        paste=request.POST.get(f"paste{suffix}", ""),
    )


def files_from(files: "MultiValueDict[str, UploadedFile[bytes]]", name: str) -> tuple[tuple[str, bytes], ...]:
    """Names and bytes of the uploads of one input; of one that is too large, enough bytes to see that it is."""
    return tuple((upload.name or "file", upload.read(MOST_BYTES)) for upload in files.getlist(name))


class DraftForm(forms.Form):
    """The fields that describe an article, filled in where they were found."""

    outlet = forms.CharField(required=False, max_length=LONGEST["outlet"])
    published = forms.CharField(
        required=False, label="Date", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    headline = forms.CharField(required=False, max_length=LONGEST["headline"])
    url = forms.CharField(required=False, label="Web address", widget=forms.URLInput)
    language = forms.ChoiceField(required=False)
    dateline = forms.CharField(required=False, max_length=LONGEST["dateline"])
    byline = forms.CharField(required=False, max_length=LONGEST["byline"])

    def __init__(self, data: QueryDict | None = None, *, prefix: str, fields: ArticleFields) -> None:
        super().__init__(data, prefix=prefix, initial=values_of(fields))
        choice = self.fields["language"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101 - tells the type checker what stands above
        choice.choices = with_choice(LANGUAGES, fields.language)
        for name, field in self.fields.items():
            field.widget.attrs["id"] = f"{prefix}-{name}"
            field.widget.attrs.setdefault("autocomplete", "off")


def values_of(fields: ArticleFields) -> dict[str, object]:
    """The fields as values of the form."""
    return {name: getattr(fields, name) for name in LONGEST}


def with_choice(choices: Sequence[tuple[str, str]], value: str) -> list[tuple[str, str]]:
    """The choices, with a value of their own where `value` is not among them."""
    known = any(choice == value for choice, _ in choices)
    return list(choices) if known else [*choices, (value, value)]
