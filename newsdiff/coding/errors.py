"""Why a write of coding was refused."""

from newsdiff.coding.models import Annotation


class FormKeyReusedError(Exception):
    """A form was sent again with something else in it."""


class AnnotationChangedError(Exception):
    """Someone changed the annotation after the form was loaded; carries it as it stands now."""

    def __init__(self, annotation: Annotation) -> None:
        super().__init__(f"{annotation} is at version {annotation.version}")
        self.annotation = annotation
