"""Why a write of coding was refused."""

from newsdiff.coding.models import Annotation, Codebook


class FormKeyReusedError(Exception):
    """A form was sent again with something else in it."""


class AnnotationChangedError(Exception):
    """Someone changed the annotation after the form was loaded; carries it as it stands now."""

    def __init__(self, annotation: Annotation) -> None:
        super().__init__(f"{annotation} is at version {annotation.version}")
        self.annotation = annotation


class CodebookChangedError(Exception):
    """Someone changed the codebook after the form was loaded; carries it as it stands now."""

    def __init__(self, codebook: Codebook) -> None:
        super().__init__(f"{codebook} is at version {codebook.version}")
        self.codebook = codebook
