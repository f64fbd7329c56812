"""Twenty people wander about five projects while their roles change, against a model that knows who may what.

`--steps 20000` walks further than every day.
"""

import random
import re
import uuid
from collections import Counter
from dataclasses import dataclass, field

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from newsdiff.accounts.models import Invitation, Membership, Project, User
from newsdiff.coding.actions import ensure_codebook
from newsdiff.coding.memos import create_memo
from newsdiff.coding.models import Memo
from newsdiff.comparisons.actions import create_comparison
from newsdiff.comparisons.models import Comparison
from newsdiff.corpus.models import Article
from newsdiff.corpus.queries import text_sha256
from newsdiff.reports.sharing import create_link, link_with
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db

N_PEOPLE, N_PROJECTS = 20, 5
LADDER = ["viewer", "coder", "editor", "owner"]  # each may what those before may
SEEN, DENIED, HIDDEN, LOGIN = "seen", 403, 404, 302


@dataclass
class Model:
    """Who has which role where, who is active, and which links are good: what must hold, without the database."""

    roles: dict[tuple[int, int], str] = field(default_factory=dict)  # of person and project
    active: set[int] = field(default_factory=set)
    links: dict[str, tuple[int, int]] = field(default_factory=dict)  # token → maker and project

    def answer(self, person: int, project: int, least: str) -> object:
        """What a person must get who asks for what needs at least a role."""
        if person not in self.active:
            return LOGIN
        role = self.roles.get((person, project))
        if role is None:
            return HIDDEN
        return SEEN if LADDER.index(role) >= LADDER.index(least) else DENIED

    def owners(self, project: int) -> set[int]:
        """The owners who count."""
        return {who for (who, where), role in self.roles.items() if (where, role) == (project, "owner")} & self.active


@dataclass
class Place:
    """A project with one of everything."""

    project: Project
    comparison: Comparison
    article: Article
    memo: Memo
    word: str


READS = [
    ("accounts:project_detail", "project", "viewer"),
    ("accounts:project_trail", "project", "owner"),
    ("coding:memo_list", "project", "viewer"),
    ("coding:annotation_list", "project", "viewer"),
    ("coding:agreement_table", "project", "viewer"),
    ("coding:memo_create", "project", "coder"),
    ("coding:memo_detail", "memo", "viewer"),
    ("coding:memo_edit", "memo", "coder"),
    ("coding:decision_list", "comparison", "viewer"),
    ("comparisons:comparison_detail", "comparison", "viewer"),
    ("comparisons:link_list", "comparison", "viewer"),
    ("corpus:article_detail", "article", "viewer"),
    ("corpus:article_correct", "article", "editor"),
]


class Walk:
    """The walk: people with their browsers, places, and the model."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - the same walk for the same seed
        self.n_answers: Counter[object] = Counter()
        self.model = Model()
        self.places = [self._place(number) for number in range(N_PROJECTS)]
        self.people = [
            User.objects.create_user(username=f"p{number}", first_name=f"P{number}", email=f"p{number}@news.example")
            for number in range(N_PEOPLE)
        ]
        self.clients = [logged_in(person) for person in self.people]
        self.model.active = set(range(N_PEOPLE))
        for where in range(N_PROJECTS):
            for who in self.chance.sample(range(N_PEOPLE), 8):
                self._join(who, where, self.chance.choice(LADDER))
            if not self.model.owners(where):
                who = next(who for who, there in self.model.roles if there == where)
                self._join(who, where, "owner")

    def _place(self, number: int) -> Place:
        word = f"Zqplace{'abcde'[number]}"
        maker = User.objects.create_user(username=f"maker{number}")
        project = Project.objects.create(name=f"{word} project")
        articles = [
            Article.objects.create(
                project=project,
                headline=f"{word} headline",
                text=f"{word} text {one}.",
                text_sha256=text_sha256(f"{word} text {one}."),
                blocks=[],
                created_by=maker,
            )
            for one in "ab"
        ]
        key = uuid.uuid4()
        comparison = create_comparison(
            project=project, user=maker, articles=articles, title=f"{word} two", form_key=key
        )
        ensure_codebook(project=project)
        memo = create_memo(project=project, user=maker, title=f"{word} memo", text=word, form_key=key)
        return Place(project, comparison, articles[0], memo, word)

    def _join(self, who: int, where: int, role: str) -> None:
        Membership.objects.update_or_create(
            user=self.people[who], project=self.places[where].project, defaults={"role": role}
        )
        self.model.roles[who, where] = role

    def step(self) -> None:
        """One request of someone, somewhere."""
        who, where = self.chance.randrange(N_PEOPLE), self.chance.randrange(N_PROJECTS)
        acts = [self.read] * 12 + [self.write] * 3 + [self.change_role] * 3 + [self.remove]
        acts += [self.join, self.share, self.follow, self.deactivate]
        self.chance.choice(acts)(who, where)

    def ask(
        self, who: int, where: int, name: str, pk: int, least: str, sent: dict | None = None, *, model: bool = True
    ):
        """Send a request, and hold the answer against the model."""
        client, url = self.clients[who], reverse(name, args=[pk])
        response = client.get(url) if sent is None else client.post(url, {"form_key": str(uuid.uuid4()), **sent})
        wanted = self.model.answer(who, where, least)
        if model:
            self.n_answers[wanted] += 1
            if wanted == SEEN:
                assert response.status_code in (200, 303, 409, 422), (name, who, where, response.status_code)
            else:
                assert response.status_code == wanted, (name, who, where, response.status_code)
        self.look_for_leaks(who, response)
        return response

    def look_for_leaks_of_nobody(self, response, where: int | None) -> None:
        """No word of a project, but for the one whose report was shared."""
        body = response.content.decode()
        assert [one for one, place in enumerate(self.places) if place.word in body] in ([], [where])

    def look_for_leaks(self, who: int, response) -> None:
        """No word of a project of which the person is no member."""
        body = response.content.decode()
        for where, place in enumerate(self.places):
            if place.word in body:
                assert who in self.model.active, (who, where)
                assert (who, where) in self.model.roles, (who, where)

    def read(self, who: int, where: int) -> None:
        name, thing, least = self.chance.choice(READS)
        self.ask(who, where, name, getattr(self.places[where], thing).pk, least)

    def write(self, who: int, where: int) -> None:
        place = self.places[where]
        n_before = place.project.memos.count()
        sent = {"title": "A memo", "text": "Said.", "version": 1}
        response = self.ask(who, where, "coding:memo_create", place.project.pk, "coder", sent)
        wrote = self.model.answer(who, where, "coder") == SEEN
        assert place.project.memos.count() == n_before + wrote, response.status_code

    def change_role(self, who: int, where: int) -> None:
        members = [one for one, there in self.model.roles if there == where]
        whom, role = self.chance.choice(members), self.chance.choice(LADDER)
        was = self.model.roles[whom, where]
        member = Membership.objects.get(user=self.people[whom], project=self.places[where].project)
        self.ask(who, where, "accounts:member_role", member.pk, "owner", {"role": role, "was": was})
        if self.model.answer(who, where, "owner") == SEEN and not self._last(whom, where, was, role):
            self.model.roles[whom, where] = role
        member.refresh_from_db()
        assert member.role == self.model.roles[whom, where]

    def _last(self, whom: int, where: int, was: str, role: str) -> bool:
        """Whether a change would leave the project without an owner who counts."""
        return was == "owner" and role != "owner" and not self.model.owners(where) - {whom}

    def remove(self, who: int, where: int) -> None:
        members = [one for one, there in self.model.roles if there == where]
        whom = self.chance.choice(members)
        member = Membership.objects.get(user=self.people[whom], project=self.places[where].project)
        least = "viewer" if who == whom else "owner"
        wanted = self.model.answer(who, where, least)
        last = self._last(whom, where, self.model.roles[whom, where], "")
        self.ask(who, where, "accounts:member_remove", member.pk, least, {})
        if wanted == SEEN and not last:
            del self.model.roles[whom, where]
        assert Membership.objects.filter(pk=member.pk).exists() == ((whom, where) in self.model.roles)

    def join(self, who: int, where: int) -> None:
        whom, role, project = self.chance.randrange(N_PEOPLE), self.chance.choice(LADDER), self.places[where].project
        sent = {"email": f"p{whom}@news.example", "role": role}
        response = self.ask(who, where, "accounts:invitation_create", project.pk, "owner", sent)
        if response.status_code != 303 or self.model.answer(who, where, "owner") != SEEN:
            return
        page = self.clients[who].get(response["Location"]).content.decode()
        address = re.search(r"/join/[\w-]+/", page)[0]
        other = self.chance.randrange(N_PEOPLE)
        answer = self.clients[other].post(address)
        if other not in self.model.active:
            assert "form" in answer.content.decode() or answer.status_code in (200, 302)
            return
        assert answer.status_code == (303 if other == whom else 403)
        if other == whom:
            self.model.roles[whom, where] = role
        assert Invitation.objects.latest("pk").accepted_by_id == (self.people[whom].pk if other == whom else None)

    def share(self, who: int, where: int) -> None:
        if self.model.answer(who, where, "editor") == SEEN:
            comparison = self.places[where].comparison
            token = create_link(comparison=comparison, user=self.people[who], days=7)
            self.model.links[token] = (who, where)

    def follow(self, _who: int, _where: int) -> None:
        if not self.model.links:
            return
        token = self.chance.choice(list(self.model.links))
        maker, where = self.model.links[token]
        good = self.model.answer(maker, where, "editor") == SEEN
        assert (link_with(token) is not None) is good
        self.look_for_leaks_of_nobody(
            Client().get(reverse("reports:shared_report", args=[token])), where if good else None
        )

    def deactivate(self, who: int, _where: int) -> None:
        if who in self.model.active and any(self.model.owners(where) == {who} for where in range(N_PROJECTS)):
            return  # else a project would have no owner who can log in
        self.model.active ^= {who}
        User.objects.filter(pk=self.people[who].pk).update(is_active=who in self.model.active)


def test_nobody_ever_sees_or_does_more_or_less_than_the_model_says(pytestconfig) -> None:
    cache.clear()
    n_steps = int(pytestconfig.getoption("--steps"))
    walk = Walk(seed=n_steps)
    for _ in range(n_steps):
        walk.step()
    assert set(walk.n_answers) == {SEEN, DENIED, HIDDEN, LOGIN}
    print(n_steps, walk.n_answers)  # noqa: T201
