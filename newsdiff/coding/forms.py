"""The forms of annotating: which codes, what comment, and on which words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.http import QueryDict

from newsdiff.coding.codebook import CodebookEntries, CodeEntry
from newsdiff.coding.models.annotation import Confidence
from newsdiff.coding.places import Pair, Place, PlaceError, place_of_words
from newsdiff.coding.uses import CERTAINTIES, POLARITIES, SLOT_LENGTH, SLOTS, Use
from newsdiff.coding.words import quotes_joined

COMMENT_LENGTH = 10_000
WORDS_LENGTH = 2_000
SLOT_OPTIONS = {"polarity": POLARITIES, "certainty": CERTAINTIES}


@dataclass(frozen=True, slots=True)
class FormSide:
    """One article in the form of an annotation. Without words and field, it has nothing opposite."""

    sigil: str
    words: str  # that were chosen, "" where none were
    field: forms.BoundField | None  # to type words into


@dataclass(frozen=True, slots=True)
class SlotField:
    """A slot of a code in a form."""

    slot: str  # one of `uses.SLOTS`
    name: str  # of the field
    value: str
    is_required: bool
    options: tuple[tuple[str, str], ...]  # value and words; empty for free text


@dataclass(frozen=True, slots=True)
class CodeChoice:
    """A code that can be ticked."""

    entry: CodeEntry
    is_chosen: bool
    slots: tuple[SlotField, ...]


class CodesForm(forms.Form):
    """Codes with their slots, how sure the coder is, and a comment."""

    codes = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple, error_messages={"required": "Choose at least one code."}
    )
    confidence = forms.ChoiceField(required=False, choices=Confidence.choices)
    comment = forms.CharField(required=False, max_length=COMMENT_LENGTH, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, entries: CodebookEntries, uses: Sequence[Use] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entries = entries
        self._uses = {use.guid: use for use in uses}
        field = cast(forms.MultipleChoiceField, self.fields["codes"])
        field.choices = [(str(entry.guid), entry.name) for entry in entries.codes]

    def clean_comment(self) -> str:
        """Line ends as they are stored everywhere: "\\n"."""
        comment: str = self.cleaned_data["comment"]
        return comment.replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        """Read the slots of the ticked codes into `uses`; a required one that is empty is named."""
        cleaned = super().clean() or {}
        chosen = set(cleaned.get("codes", ()))
        entries = [entry for entry in self.entries.codes if str(entry.guid) in chosen]
        missing = [f"{entry.name}: {slot}" for entry in entries for slot in SLOTS if self._lacks(entry, slot)]
        if missing:
            self.add_error("codes", f"Fill in what the code asks for: {'; '.join(missing)}.")
        cleaned["uses"] = tuple(
            Use(entry.guid, **{slot: self._value(entry, slot) for slot in SLOTS if getattr(entry, slot)})
            for entry in entries
        )
        return cleaned

    @property
    def choices(self) -> list[CodeChoice]:
        """Each code, whether it is ticked, and its slots."""
        chosen = set(self["codes"].value() or [])
        return [CodeChoice(entry, str(entry.guid) in chosen, self._slots(entry)) for entry in self.entries.codes]

    @property
    def uses(self) -> tuple[Use, ...]:
        """The codes of a valid form."""
        uses: tuple[Use, ...] = self.cleaned_data["uses"]
        return uses

    def _slots(self, entry: CodeEntry) -> tuple[SlotField, ...]:
        return tuple(
            SlotField(
                slot=slot,
                name=f"{slot}-{entry.guid}",
                value=self._value(entry, slot),
                is_required=getattr(entry, slot) == "required",
                options=tuple(SLOT_OPTIONS.get(slot, {}).items()),
            )
            for slot in SLOTS
            if getattr(entry, slot)
        )

    def _value(self, entry: CodeEntry, slot: str) -> str:
        if not self.is_bound:
            use = self._uses.get(entry.guid)
            return getattr(use, slot) if use else ""
        value = str(self.data.get(f"{slot}-{entry.guid}", "")).strip()[:SLOT_LENGTH]
        return value if slot not in SLOT_OPTIONS or value in SLOT_OPTIONS[slot] else ""

    def _lacks(self, entry: CodeEntry, slot: str) -> bool:
        return getattr(entry, slot) == "required" and not self._value(entry, slot)


class EditForm(CodesForm):
    """Codes and comment of an annotation that is there, and the version that they change."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)

    def rebase(self, version: int) -> None:
        """Show what was typed again, ready to be saved over a newer version."""
        self.data = cast(QueryDict, self.data).copy()
        self.data["version"] = str(version)


class AnnotationForm(CodesForm):
    """A new annotation. Its places come with the data; words that were typed go before them."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    whole_row = forms.BooleanField(required=False, widget=forms.HiddenInput)
    words_left = forms.CharField(required=False, max_length=WORDS_LENGTH)
    words_right = forms.CharField(required=False, max_length=WORDS_LENGTH)

    def __init__(self, *args: Any, pair: Pair, places: Sequence[Place], row: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pair = pair
        self.places = tuple(places)
        self.row = row
        for name, sigil in self._fields_by_side():
            self.fields[name].label = f"Only these words of {sigil}" if self.is_row else f"With these words of {sigil}"

    @property
    def is_row(self) -> bool:
        """Whether a row's passages are coded, unless words are typed."""
        return self["whole_row"].value() in (True, "True")

    @property
    def sides(self) -> tuple[FormSide, ...]:
        """What the form says and asks of each article."""
        return tuple(self._side(name, sigil) for name, sigil in self._fields_by_side())

    @property
    def takes_words(self) -> bool:
        """Whether there is a field to type words into."""
        return any(side.field for side in self.sides)

    def clean(self) -> dict[str, Any]:
        """Find the typed words in the row; `places` in the cleaned data is what is coded."""
        cleaned = super().clean() or {}
        typed = [place for name, sigil in self._fields_by_side() if (place := self._typed(name, sigil)) is not None]
        if typed:
            sigils = {place.sigil for place in typed}
            others = [place for place in self.places if place.sigil not in sigils]
            kept = [place for place in others if not (cleaned["whole_row"] and place.span)]
            typed = sorted((*typed, *kept), key=lambda place: self.pair.sigils.index(place.sigil))
        cleaned["places"] = tuple(typed) or self.places
        return cleaned

    def renew_key(self) -> None:
        """Show what was typed again, as a form of its own."""
        self.data = cast(QueryDict, self.data).copy()
        self.data["form_key"] = str(uuid4())

    def _fields_by_side(self) -> tuple[tuple[str, str], ...]:
        return tuple(zip(("words_left", "words_right"), self.pair.sigils, strict=True))

    def _side(self, name: str, sigil: str) -> FormSide:
        places = [place for place in self.places if place.sigil == sigil]
        has_passages = self.row is not None and bool(self.pair.passages(sigil, self.row))
        is_open = self.is_row or not places
        return FormSide(
            sigil=sigil,
            words="" if is_open else quotes_joined([place.quote for place in places]),
            field=self[name] if is_open and has_passages else None,
        )

    def _typed(self, name: str, sigil: str) -> Place | None:
        words = self.cleaned_data.get(name, "")
        if not words:
            return None
        passages = self.pair.passages(sigil, self.row) if self.row is not None else ()
        try:
            return place_of_words(words, sigil=sigil, passages=passages, pair=self.pair)
        except PlaceError as error:
            self.add_error(name, str(error))
            return None
