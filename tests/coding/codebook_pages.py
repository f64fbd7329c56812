"""What the tests of a codebook's pages share."""

from uuid import uuid4

from newsdiff.coding.models import Code

SAID = {"definition": "What it is.", "include_when": "Often.", "exclude_when": "", "example": "“x”"}


def new_code(codebook, name: str, **fields: object) -> Code:
    """A code put straight into a codebook."""
    position = codebook.codes.count()
    return Code.objects.create(
        codebook=codebook, guid=uuid4(), name=name, definition="What it is.", position=position, **fields
    )
