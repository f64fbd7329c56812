"""Why a write of coding was refused."""

from newsdiff.accounts.errors import ChangedError
from newsdiff.coding.models import Annotation, Codebook
from newsdiff.comparisons.models import Comparison


class AnnotationChangedError(ChangedError):
    """Someone changed the annotation after the form was loaded; carries it as it stands now."""

    def __init__(self, annotation: Annotation) -> None:
        super().__init__(annotation)
        self.annotation = annotation


class DecisionsChangedError(ChangedError):
    """Something else was decided after the page was loaded; carries the comparison."""

    def __init__(self, comparison: Comparison) -> None:
        super().__init__(comparison)
        self.comparison = comparison


class CodebookChangedError(ChangedError):
    """Someone changed the codebook after the form was loaded; carries it as it stands now."""

    def __init__(self, codebook: Codebook) -> None:
        super().__init__(codebook)
        self.codebook = codebook
