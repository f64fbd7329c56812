"""Every object comes through `access`: 404 for outsiders, 403 for members without the right."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from newsdiff.accounts import access
from newsdiff.accounts.actions import ensure_local_analyst
from newsdiff.accounts.models import Membership, Project, User
from newsdiff.comparisons.models import AnalysisRun, Comparison

pytestmark = pytest.mark.django_db

MAY = {
    "owner": {"view", "code", "export", "edit", "own"},
    "editor": {"view", "code", "export", "edit"},
    "coder": {"view", "code", "export"},
    "viewer": {"view"},
}


@pytest.mark.parametrize("role", MAY)
@pytest.mark.parametrize("right", ["view", "code", "export", "edit", "own"])
def test_a_role_may_do_what_the_table_says(role, right, comparison, project) -> None:
    user = User.objects.create_user(username=f"a {role}")
    Membership.objects.create(user=user, project=project, role=role)
    if right in MAY[role]:
        assert access.fetch(Comparison.objects.all(), user, comparison.pk, right=right) == comparison
    else:
        with pytest.raises(PermissionDenied):
            access.fetch(Comparison.objects.all(), user, comparison.pk, right=right)


def test_an_outsider_finds_nothing(comparison, outsider) -> None:
    with pytest.raises(Http404):
        access.fetch(Comparison.objects.all(), outsider, comparison.pk, right="view")


def test_an_outsider_has_no_right_in_the_project(project, outsider) -> None:
    with pytest.raises(Http404):
        access.require(outsider, project, right="view")


def test_what_is_missing_is_not_found(owner) -> None:
    with pytest.raises(Http404):
        access.fetch(Comparison.objects.all(), owner, 0, right="view")


def test_an_object_far_from_its_project_is_reached_by_a_lookup(done_run, viewer, outsider) -> None:
    runs = AnalysisRun.objects.all()
    assert access.fetch(runs, viewer, done_run.pk, right="view", project="comparison__project") == done_run
    assert not access.visible(runs, outsider, project="comparison__project").exists()


def test_a_lookup_that_leads_elsewhere_is_refused(done_run, viewer) -> None:
    with pytest.raises(ValueError, match="Article"):
        access.fetch(AnalysisRun.objects.all(), viewer, done_run.pk, right="view", project="comparison__articles")


def test_new_things_go_to_the_first_project_that_a_user_joined(owner, project) -> None:
    Membership.objects.create(user=owner, project=Project.objects.create(name="Later"), role="owner")
    assert access.home_project(owner) == project


def test_who_belongs_to_no_project_has_none() -> None:
    with pytest.raises(Http404):
        access.home_project(User.objects.create_user(username="stranger"))


def test_the_local_analyst_is_made_once() -> None:
    first = ensure_local_analyst()
    assert ensure_local_analyst() == first
    assert not first.has_usable_password()
    assert Project.objects.filter(members=first).count() == 1
