"""Every object comes through `access`: 404 for outsiders, 403 for members without the right."""

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404

from newsdiff.accounts import access
from newsdiff.accounts.actions import ensure_local_analyst
from newsdiff.accounts.models import Membership, Project, User
from newsdiff.accounts.ownership import models_of_projects, path_to_project
from newsdiff.comparisons.models import AnalysisRun, Comparison, Passage

pytestmark = pytest.mark.django_db

MAY = {
    "owner": {"view", "code", "export", "edit", "share", "own"},
    "editor": {"view", "code", "export", "edit", "share"},
    "coder": {"view", "code", "export"},
    "viewer": {"view"},
}


@pytest.mark.parametrize("role", MAY)
@pytest.mark.parametrize("right", ["view", "code", "export", "edit", "share", "own"])
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
    assert not access.may(outsider, project, "view")
    with pytest.raises(PermissionDenied):
        access.require(outsider, project, right="view")


def test_what_is_missing_is_not_found(owner) -> None:
    with pytest.raises(Http404):
        access.fetch(Comparison.objects.all(), owner, 0, right="view")


def test_the_way_to_the_project_is_found_however_far_it_is(done_run, viewer, outsider) -> None:
    runs = AnalysisRun.objects.all()
    assert access.fetch(runs, viewer, done_run.pk, right="view") == done_run
    assert not access.visible(runs, outsider).exists()
    assert path_to_project(Passage) == "run__comparison__project"


def test_what_belongs_to_no_project_cannot_be_fetched(viewer) -> None:
    with pytest.raises(TypeError, match="User"):
        access.fetch(User.objects.all(), viewer, viewer.pk, right="view")


def test_every_table_of_the_apps_belongs_to_a_project_or_is_known_not_to() -> None:
    free = {"User", "AuditEvent", "SentForm"}
    ours = {model for model in apps.get_models() if model.__module__.startswith("newsdiff.")}
    assert {model.__name__ for model in ours - set(models_of_projects())} <= free


def test_new_things_go_to_the_first_project_that_a_user_joined(owner, project) -> None:
    Membership.objects.create(user=owner, project=Project.objects.create(name="Later"), role="owner")
    assert access.home_project(owner) == project


def test_new_things_go_to_a_project_in_which_one_may_edit(viewer) -> None:
    own = Project.objects.create(name="Own")
    Membership.objects.create(user=viewer, project=own, role="editor")
    assert access.home_project(viewer) == own


def test_who_belongs_to_no_project_has_none() -> None:
    with pytest.raises(Http404):
        access.home_project(User.objects.create_user(username="stranger"))


def test_the_local_analyst_is_made_once() -> None:
    first = ensure_local_analyst()
    assert ensure_local_analyst() == first
    assert not first.has_usable_password()
    assert Project.objects.filter(members=first).count() == 1
