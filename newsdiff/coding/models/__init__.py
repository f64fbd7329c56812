"""The rows of coding: codebooks, annotations, and a team's rounds and decisions."""

from newsdiff.coding.models.annotation import Anchor, Annotation, AnnotationRevision, CodeUse, Reply
from newsdiff.coding.models.codebook import Code, Codebook, CodebookVersion
from newsdiff.coding.models.memo import Memo, MemoRevision
from newsdiff.coding.models.team import Assignment, Decision, Round
from newsdiff.coding.models.writing import TypedText

__all__ = [
    "Anchor",
    "Annotation",
    "AnnotationRevision",
    "Assignment",
    "Code",
    "CodeUse",
    "Codebook",
    "CodebookVersion",
    "Decision",
    "Memo",
    "MemoRevision",
    "Reply",
    "Round",
    "TypedText",
]
