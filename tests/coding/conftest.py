"""Annotations of the convoy comparison for the tests of coding."""

import uuid
from collections.abc import Callable, Sequence

import pytest

from newsdiff.accounts.models import Membership, User
from newsdiff.coding.actions import create_annotation, ensure_codebook
from newsdiff.coding.memos import create_memo
from newsdiff.coding.models import Annotation, Code, Codebook, Memo
from newsdiff.coding.places import Pair, difference_type, places_of_variant
from newsdiff.coding.queries import pair_of, unit_of_places
from newsdiff.coding.team_actions import arrange_round, finish_assignment
from newsdiff.comparisons.models import AnalysisRun, Comparison
from tests.uses import plain_uses


@pytest.fixture
def pair(done_run: AnalysisRun, owner: User) -> Pair:
    """The two accounts as the run aligned them."""
    return pair_of(done_run.comparison, owner)


@pytest.fixture
def codebook(project) -> Codebook:
    return ensure_codebook(project=project)


@pytest.fixture
def codes(codebook: Codebook) -> dict[str, Code]:
    """The codes by name."""
    return {code.name: code for code in codebook.codes.all()}


@pytest.fixture
def annotate(comparison: Comparison, pair: Pair, codes: dict[str, Code], coder: User) -> Callable[..., Annotation]:
    """Annotate a variant of the collation, by its index; the actor labels are number 0."""

    def make(variant: int = 0, *, by: User = coder, named: Sequence[str] = ("Actor label",), comment: str = ""):
        places = places_of_variant(pair.collation.variants[variant], pair)
        return create_annotation(
            comparison=comparison,
            user=by,
            places=places,
            difference_type=difference_type(places, pair),
            unit=unit_of_places(comparison, places, pair),
            uses=plain_uses([codes[name].guid for name in named]),
            comment=comment,
            form_key=uuid.uuid4(),
        )

    return make


@pytest.fixture
def second(project) -> User:
    """Another coder of the project."""
    user = User.objects.create_user(username="second")
    Membership.objects.create(user=user, project=project, role="coder")
    return user


@pytest.fixture
def both_coded(comparison, coder, second, owner, annotate) -> Comparison:
    """A comparison that two coders coded blind and finished: they agree on v0 and differ on v2."""
    arrange_round(comparison=comparison, user=owner, coders=[coder, second], is_blind=True)
    annotate(0, by=coder, named=["Actor label"])
    annotate(0, by=second, named=["Actor label"])
    annotate(2, by=coder, named=["Act and legality"], comment="A crime in B alone")
    annotate(2, by=second, named=["Sympathy and victims", "Agency"])
    for one in (coder, second):
        finish_assignment(comparison=comparison, coder=one)
    return comparison


@pytest.fixture
def memo(project, coder) -> Memo:
    """A memo of the coder."""
    return create_memo(project=project, user=coder, title="On labels", text="See both.", form_key=uuid.uuid4())
