"""The forms of changing a codebook."""

from typing import Any, cast

from django import forms

from newsdiff.coding.codefiles import NAME_LENGTH
from newsdiff.coding.looks import COLOURS, PATTERNS
from newsdiff.coding.models import Code, Codebook
from newsdiff.coding.models.codebook import Slot
from newsdiff.coding.uses import SLOTS

MOST_PARTS = 12  # codes that one is split into


class CodeForm(forms.Form):
    """A code, new or there. `version` is the codebook's that the form was loaded with."""

    name = forms.CharField(max_length=NAME_LENGTH)
    definition = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))
    include_when = forms.CharField(label="Use it when", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    exclude_when = forms.CharField(label="Not when", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    example = forms.CharField(label="Examples", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    parent = forms.ModelChoiceField(Code.objects.none(), label="Stands under", required=False, empty_label="nothing")
    letter = forms.CharField(max_length=2, required=False, help_text="one or two; empty: the program chooses")
    colour = forms.ChoiceField(choices=[(one, one) for one in COLOURS], required=False)
    pattern = forms.ChoiceField(choices=[(one, one) for one in PATTERNS], required=False)
    target = forms.ChoiceField(choices=Slot.choices, required=False)
    polarity = forms.ChoiceField(choices=Slot.choices, required=False)
    voice = forms.ChoiceField(choices=Slot.choices, required=False)
    certainty = forms.ChoiceField(choices=Slot.choices, required=False)
    position = forms.IntegerField(label="Place in the list", min_value=0, max_value=32_000, required=False)
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, codebook: Codebook, code: Code | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codebook, self.code = codebook, code
        parents = codebook.codes.filter(retired_at=None)
        cast("forms.ModelChoiceField[Code]", self.fields["parent"]).queryset = (
            parents.exclude(pk=code.pk) if code else parents
        )
        if code is None:
            del self.fields["position"]

    def clean_name(self) -> str:
        """A name that no other code of the codebook has."""
        name: str = self.cleaned_data["name"]
        others = self.codebook.codes.exclude(pk=self.code.pk) if self.code else self.codebook.codes.all()
        if others.filter(name=name).exists():
            raise forms.ValidationError("Another code has this name. Choose another one, or merge the two.")
        return name

    def clean_parent(self) -> Code | None:
        """A parent that does not stand under the code itself."""
        parent: Code | None = self.cleaned_data["parent"]
        above = parent
        while above is not None and self.code is not None:
            if above.parent_id == self.code.pk:
                raise forms.ValidationError("This one stands under the code itself. Choose another one.")
            above = above.parent
        return parent

    @property
    def code_fields(self) -> dict[str, Any]:
        """What a valid form says of the code."""
        fields = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        if fields.get("position") is None:
            fields.pop("position", None)
        return fields

    @property
    def slots(self) -> list[forms.BoundField]:
        """The fields that say whether a slot is asked for."""
        return [self[slot] for slot in SLOTS]


class SplitForm(forms.Form):
    """The names of the codes that one is split into, one a line."""

    names = forms.CharField(label="Names of the new codes, one a line", widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, codebook: Codebook, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codebook = codebook

    def clean_names(self) -> list[str]:
        """Two names or more that no code has yet."""
        names = [" ".join(line.split()) for line in self.cleaned_data["names"].splitlines() if line.strip()]
        if len(set(names)) != len(names):
            raise forms.ValidationError("Two of the names are the same.")
        if not 2 <= len(names) <= MOST_PARTS:
            raise forms.ValidationError(f"Write two to {MOST_PARTS} names, one a line.")
        if any(len(name) > NAME_LENGTH for name in names):
            raise forms.ValidationError(f"A name has at most {NAME_LENGTH} characters.")
        taken = list(self.codebook.codes.filter(name__in=names).values_list("name", flat=True))
        if taken:
            raise forms.ValidationError(f"These names are taken: {', '.join(taken)}.")
        return names
