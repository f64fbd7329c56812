"""Each guard switched off, at each address that it guards: the matrix must turn red there, or it would see nothing."""

from collections.abc import Callable, Iterator
from copy import deepcopy

import pytest
from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import AnonymousUser
from django.middleware.csrf import CsrfViewMiddleware
from django.test import Client
from django.urls import resolve

from newsdiff.accounts import access
from newsdiff.accounts import queries as people
from newsdiff.accounts.models import Project, User
from newsdiff.accounts.tokens import sha256_of
from newsdiff.coding import blind
from newsdiff.coding.models import Round
from newsdiff.comparisons import queries as comparisons
from newsdiff.reports import sharing
from tests.matrix.cells import METHODS, Cell, cells_of, content_of, need_of, problem_of, url_of
from tests.matrix.rules import ANYONE, RULES
from tests.matrix.world import SHARED, World

pytestmark = pytest.mark.django_db

ALL_RIGHTS = access.RIGHTS["owner"]
OF_ROLE = [name for name, rule in RULES.items() if {rule.get, rule.post} & (ALL_RIGHTS - {"view"})]
OF_MEMBER = [name for name, rule in RULES.items() if rule.model]
OF_PERSON = [name for name, rule in RULES.items() if {rule.get, rule.post} - {ANYONE, ""} and not rule.of_library]
OURS = [name for name, rule in RULES.items() if not rule.of_library]
SENT = [name for name, rule in RULES.items() if rule.post and not rule.of_library]


def no_filter(objects, _user):
    return objects


def everybody_sees(monkeypatch) -> None:
    monkeypatch.setattr(access, "visible", no_filter)
    monkeypatch.setattr(comparisons, "visible", no_filter)


def everybody_may(monkeypatch) -> None:
    monkeypatch.setattr(access, "RIGHTS", dict.fromkeys(access.RIGHTS, ALL_RIGHTS))


def everybody_is_logged_in(monkeypatch) -> None:
    monkeypatch.setattr(AnonymousUser, "is_authenticated", True)


def everybody_is_active(monkeypatch) -> None:
    monkeypatch.setattr(AuthenticationBackend, "user_can_authenticate", lambda _self, _user: True)


def red(world: World, name: str, *, actor: str, which: str = "") -> list[str]:
    """What the matrix says of one visitor, where the method needs something."""
    for client in world.clients.values():
        client.raise_request_exception = False
    cells = [
        cell
        for cell in cells_of(name)
        if cell.actor == actor and which in (cell.which, "") and need_of(RULES[name], cell.method)
    ]
    return [problem for problem in (problem_of(cell, world) for cell in cells if cell.method != "HEAD") if problem]


@pytest.mark.parametrize(
    ("guard", "name", "actor", "which"),
    [
        *((everybody_sees, name, "owner", "foreign") for name in OF_MEMBER),
        (everybody_sees, "comparisons:comparison_list", "elsewhere", ""),
        *((everybody_may, name, "viewer", "own" if RULES[name].model else "") for name in OF_ROLE),
        *((everybody_is_logged_in, name, "anonymous", "") for name in OF_PERSON),
        *((everybody_is_active, name, "deactivated", "") for name in OF_PERSON),
    ],
)
def test_a_guard_that_is_off_is_seen(guard: Callable, name: str, actor: str, which: str, world, monkeypatch) -> None:
    assert red(world, name, actor=actor, which=which) == []
    guard(monkeypatch)
    assert red(world, name, actor=actor, which=which) != []


def lists_of_methods(view: Callable) -> Iterator[list[str]]:
    """The methods that the decorators of a view take."""
    while view is not None:
        for cell in getattr(view, "__closure__", None) or ():
            if isinstance(cell.cell_contents, list) and set(cell.cell_contents) <= set(METHODS):
                yield cell.cell_contents
        view = getattr(view, "__wrapped__", None)


@pytest.mark.parametrize("name", OURS)
def test_a_view_that_takes_any_method_is_seen(name, world) -> None:
    cell = Cell(name, "owner", "DELETE", "own" if RULES[name].model or "token" in RULES[name].more else "")
    world.clients["owner"].raise_request_exception = False
    assert problem_of(cell, world) == ""
    (methods, *more) = {
        id(one): one for one in lists_of_methods(resolve(url_of(cell, world).split("?")[0]).func)
    }.values()
    kept = list(methods)
    methods.append("DELETE")
    try:
        assert more == []
        assert problem_of(cell, world) != ""
    finally:
        methods[:] = kept


@pytest.mark.parametrize("name", SENT)
def test_a_form_without_its_token_is_refused_and_would_be_seen(name, world, monkeypatch) -> None:
    cell = Cell(name, "owner", "POST", "own" if RULES[name].model or "token" in RULES[name].more else "")
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.cookies = deepcopy(world.clients["owner"].cookies)
    url = url_of(cell, world)
    assert strict.post(url).status_code == 403
    monkeypatch.setattr(CsrfViewMiddleware, "_check_token", lambda *_: None)
    assert b"what you typed is still there" not in content_of(strict.post(url))


def test_a_round_that_is_not_blind_is_seen(world, monkeypatch) -> None:
    pages = [name for name, rule in RULES.items() if rule.get and rule.model == "accounts.Project"]
    assert [red(world, name, actor="coder", which="own") for name in pages if "coding" in name] == [
        [] for name in pages if "coding" in name
    ]
    monkeypatch.setattr(blind, "hidden_rounds", lambda _user: Round.objects.none())
    assert "leaked ['blind']" in str(red(world, "coding:annotation_list", actor="coder", which="own"))


def test_a_list_of_all_projects_is_seen(world, monkeypatch) -> None:
    def all_projects(_user: User) -> list[people.ProjectItem]:
        return [people.ProjectItem(project, "viewer", 1) for project in Project.objects.all()]

    assert red(world, "accounts:project_list", actor="outsider") == []
    monkeypatch.setattr(people, "projects_of", all_projects)
    assert "leaked" in str(red(world, "accounts:project_list", actor="outsider"))


def test_an_invitation_that_never_ends_is_seen(world, monkeypatch, client) -> None:
    people.Invitation.objects.update(revoked_at="2026-01-01T00:00Z")
    address = url_of(Cell("accounts:invitation_detail", "anonymous", "GET", "own"), world)
    assert client.get(address).status_code == 404
    monkeypatch.setattr(people, "_open", lambda invitations: invitations)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("actor", SHARED[1:])
def test_a_share_link_that_never_ends_is_seen(actor, world, monkeypatch) -> None:
    assert red(world, "reports:shared_report", actor=actor, which="own") == []
    monkeypatch.setattr(sharing, "open_now", lambda links: links)
    assert "leaked ['own']" in str(red(world, "reports:shared_report", actor=actor, which="own"))


def test_a_token_that_anyone_can_guess_is_seen(world, monkeypatch) -> None:
    assert red(world, "reports:shared_report", actor="anonymous", which="missing") == []
    good = sha256_of(world.shares["share link valid"])
    monkeypatch.setattr(sharing, "sha256_of", lambda _token: good)
    assert "leaked ['own']" in str(red(world, "reports:shared_report", actor="anonymous", which="missing"))
