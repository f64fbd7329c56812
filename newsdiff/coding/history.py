"""All that an annotation ever said: who, when, what before."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from newsdiff.coding.models import Annotation, Code
from newsdiff.coding.queries import Saying, name_of, saying_at, saying_of


@dataclass(frozen=True, slots=True)
class Step:
    """One version of an annotation."""

    version: int
    said: Saying
    by: str
    at: datetime
    act: str  # what the person did


def history_of(annotation: Annotation) -> tuple[Step, ...]:
    """The versions of an annotation, newest first."""
    revisions = list(annotation.revisions.select_related("replaced_by"))
    names = dict(Code.objects.filter(codebook__project=annotation.comparison.project).values_list("pk", "name"))
    states = [one.deleted_at for one in revisions] + [annotation.deleted_at]
    said = [saying_at(annotation, one.version, names=names) for one in revisions] + [saying_of(annotation)]
    makers = [(name_of(annotation.coder), annotation.created_at)]
    makers += [(name_of(one.replaced_by), one.replaced_at) for one in revisions]
    acts = ["made it", *(_act(before, after) for before, after in pairwise(states))]
    steps = zip(range(1, len(said) + 1), said, makers, acts, strict=True)
    return tuple(Step(version, words, *maker, act) for version, words, maker, act in steps)[::-1]


def _act(before: datetime | None, after: datetime | None) -> str:
    if before is None:
        return "changed it" if after is None else "deleted it"
    return "brought it back" if after is None else "changed it"
