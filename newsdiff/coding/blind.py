"""Who may see whose annotations. Every read of annotations goes through here, those of exports too.

While a blind round is closed, a coder sees their own alone. It is open when its owner opened it or when everyone who
was assigned has finished. An owner who does not code in it may watch.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from newsdiff.accounts.access import RIGHTS
from newsdiff.accounts.models import Membership, User
from newsdiff.coding.models import Annotation, Assignment, Memo, Round
from newsdiff.comparisons.models import Comparison

OWNING_ROLES = [role for role, rights in RIGHTS.items() if "own" in rights]


def closed_rounds() -> QuerySet[Round]:
    """The blind rounds that are not open yet."""
    assigned = Assignment.objects.filter(comparison=OuterRef("comparison"))
    unfinished = assigned.exclude(state=Assignment.State.FINISHED)
    return Round.objects.filter(is_blind=True, opened_at=None).filter(Exists(unfinished) | ~Exists(assigned))


def hidden_rounds(user: User) -> QuerySet[Round]:
    """The closed rounds in which this user sees nobody else's annotations."""
    owned = Membership.objects.filter(user=user, role__in=OWNING_ROLES, project=OuterRef("comparison__project"))
    codes = Assignment.objects.filter(coder=user, comparison=OuterRef("comparison"))
    return closed_rounds().exclude(Exists(owned) & ~Exists(codes))


def seen_by(user: User, annotations: QuerySet[Annotation]) -> QuerySet[Annotation]:
    """Those of `annotations` that are the user's own or that no closed round hides from them."""
    return annotations.filter(Q(coder=user) | ~Q(comparison__in=hidden_rounds(user).values("comparison")))


def seen_here(
    comparison: Comparison, user: User, annotations: QuerySet[Annotation], *, alone: bool | None = None
) -> QuerySet[Annotation]:
    """`seen_by` for annotations of one comparison; `alone` is what `hides_others` says, where it was asked already."""
    alone = hides_others(comparison, user) if alone is None else alone
    return annotations.filter(coder=user) if alone else annotations


def memos_seen_by(user: User, memos: QuerySet[Memo]) -> QuerySet[Memo]:
    """Those of `memos` that are the user's own, an owner's, or of a project with no closed round that hides work."""
    owned = Membership.objects.filter(user=OuterRef("author"), project=OuterRef("project"), role__in=OWNING_ROLES)
    hidden = hidden_rounds(user).values("comparison__project")
    return memos.filter(Q(author=user) | Exists(owned) | ~Q(project__in=hidden))


def hides_others(comparison: Comparison, user: User) -> bool:
    """Whether a closed round keeps from this user what others say of a comparison."""
    return hidden_rounds(user).filter(comparison=comparison).exists()


def is_closed(comparison: Comparison) -> bool:
    """Whether the round of a comparison is blind and not open yet."""
    return closed_rounds().filter(comparison=comparison).exists()
