"""What an edit of a codebook or a code meets where someone else changed it meanwhile."""

from collections.abc import Mapping
from typing import Any

from newsdiff.coding.actions import CODE_FIELDS
from newsdiff.coding.codebook_forms import CodeForm
from newsdiff.coding.models import Code, Codebook
from newsdiff.coding.places import whole_number
from newsdiff.web.conflicts import FieldConflict, conflicts_of


def codebook_conflicts(codebook: Codebook, sent: Mapping[str, object]) -> tuple[FieldConflict, ...]:
    """Name and guidelines in which a sent form differs from the codebook as it stands."""
    version = codebook.versions.filter(number=whole_number(str(sent["version"])) or 0).first()
    base = {"guidance": version.guidance} if version else {}
    return conflicts_of(
        {"name": "Name", "guidance": "How to code with it"}, mine=sent, theirs=vars(codebook), base=base
    )


def code_conflicts(code: Code, form: CodeForm) -> tuple[FieldConflict, ...]:
    """The fields in which a sent form differs from the code as it stands."""
    now = Code.objects.get(pk=code.pk)
    version = code.codebook.versions.filter(number=form.cleaned_data["version"]).first()
    entries: list[dict[str, Any]] = version.codes if version else []
    base = next((entry for entry in entries if entry.get("guid") == str(code.guid)), {})
    labels = {name: str(form.fields[name].label or name.capitalize()) for name in CODE_FIELDS if name in form.fields}
    return conflicts_of(labels, mine=form.cleaned_data, theirs=vars(now), base=base)
