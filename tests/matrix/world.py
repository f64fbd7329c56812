"""Two projects full of everything, whose every name is a canary, and one client for each kind of visitor."""

import uuid
from dataclasses import dataclass, field

from django.apps import apps
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from newsdiff.accounts.actions import invite
from newsdiff.accounts.models import Membership, Project, User
from newsdiff.accounts.tokens import sha256_of
from newsdiff.accounts.whole import rows_of
from newsdiff.coding.actions import create_annotation, edit_annotation, ensure_codebook
from newsdiff.coding.codebook_actions import edit_guidance
from newsdiff.coding.memos import create_memo, edit_memo
from newsdiff.coding.models import Decision
from newsdiff.coding.places import difference_type, places_of_variant
from newsdiff.coding.queries import pair_of, unit_of_places
from newsdiff.coding.team_actions import arrange_round
from newsdiff.coding.thread_actions import add_reply
from newsdiff.comparisons import tasks
from newsdiff.comparisons.actions import create_comparison, start_analysis, store_collation
from newsdiff.comparisons.links.actions import change_link
from newsdiff.comparisons.links.acts import LinkAct, token_of
from newsdiff.comparisons.links.queries import current_of
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.queries import witnesses_of
from newsdiff.corpus.actions import submit_articles
from newsdiff.corpus.models import Article, Outlet
from newsdiff.corpus.queries import text_sha256
from newsdiff.reports.models import Export, ShareLink
from newsdiff.reports.sharing import create_link
from tests.comparisons.judging import judge_first
from tests.conftest import LEFT, RIGHT, collation_by_hand, logged_in
from tests.uses import plain_uses

ROLES = ("viewer", "coder", "editor", "owner")
SHARED = ("share link valid", "share link expired", "share link revoked")  # nobody, who followed such a link before
ACTORS = ("anonymous", "outsider", *ROLES, "elsewhere", "deactivated", "staff", *SHARED)
BLIND = "Zqcanaryblind"
MISSING = {"UUIDField": uuid.UUID(int=1)}


def canary(which: str) -> str:
    """A word that stands in everything of a project and nowhere else."""
    return f"Zqcanary{which}"


@dataclass
class World:
    """The projects by name ("own" is the one whose members act), the clients by actor."""

    projects: dict[str, Project] = field(default_factory=dict)
    comparisons: dict[str, Comparison] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    shares: dict[str, str] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)

    def row(self, label: str, which: str) -> object:
        """The number of a row of the model in a project; of none where it is missing."""
        model = apps.get_model(label)
        if which == "missing":
            return MISSING.get(model._meta.pk.get_internal_type(), 999_999_999)
        return self._first(model, which).pk

    def _first(self, model: type[Model], which: str) -> Model:
        rows = rows_of(model, self.projects[which])
        if model is Membership:
            rows = rows.filter(user__username__startswith="extra")
        found = rows.first()
        assert found is not None, f"the world has no {model.__name__}"
        return found


def person(name: str, **fields: object) -> User:
    return User.objects.create_user(username=name, first_name=name, email=f"{name}@news.example", **fields)


def build_world() -> World:
    """Make the projects "own" and "foreign", and all who may come."""
    world = World()
    for role in ROLES:
        world.people[role] = person(role)
    for name in ("outsider", "elsewhere", "deactivated"):
        world.people[name] = person(name)
    world.people["staff"] = person("staff", is_staff=True, is_superuser=True)
    for which in ("own", "foreign"):
        _build_project(world, which)
    elsewhere = Project.objects.create(name="A third project")
    Membership.objects.create(user=world.people["elsewhere"], project=elsewhere, role="owner")
    members = [(role, role) for role in ROLES] + [("deactivated", "editor")]
    for name, role in members:
        Membership.objects.create(user=world.people[name], project=world.projects["own"], role=role)
    _build_blind_round(world)
    _build_shares(world)
    for actor in ACTORS:
        world.clients[actor] = logged_in(world.people[actor]) if actor in world.people else Client()
    User.objects.filter(pk=world.people["deactivated"].pk).update(is_active=False)
    return world


def _build_project(world: World, which: str) -> None:
    word = canary(which)
    owner = person(f"maker-{which}")
    project = Project.objects.create(name=f"{word} project")
    world.projects[which] = project
    Membership.objects.create(user=owner, project=project, role="owner")
    Membership.objects.create(user=person(f"extra-{which}"), project=project, role="viewer")
    comparison = world.comparisons[which] = _compared(project, owner, word)
    submit_articles(project=project, user=owner, files=[(f"{word}.txt", f"{word} was said.".encode())], pastes=())
    kept = submit_articles(project=project, user=owner, files=[(f"{word}2.txt", f"{word} again.".encode())], pastes=())
    kept.drafts.update(article=first_article(project))
    codebook = ensure_codebook(project=project)
    edit_guidance(codebook=codebook, user=owner, version=1, name=f"{word} codes", guidance=f"{word} guidance")
    annotate(comparison, owner, comment=f"{word} comment")
    memo = create_memo(project=project, user=owner, title=f"{word} memo", text=word, form_key=uuid.uuid4())
    edit_memo(memo=memo, user=owner, version=1, title=f"{word} memo", text=f"{word} again")
    Export.objects.create(
        comparison=comparison, created_by=owner, format="html", content=word.encode(), form_key=uuid.uuid4()
    )
    Decision.objects.create(comparison=comparison, unit="d0", places=[], reason=f"{word} reason", decided_by=owner)
    row = token_of(current_of(comparison, "A", "B"), 1)
    change_link(comparison=comparison, user=owner, act=LinkAct("lock", "A", "B", row, ""), form_key=uuid.uuid4())
    judge_first(comparison, owner)
    world.shares[which] = create_link(comparison=comparison, user=owner, days=7)
    comparison.runs.filter(state="queued").delete()  # that the changed link asked for
    world.tokens[which] = invite(project=project, user=owner, email=f"{word}@news.example", role="coder")


def first_article(project: Project) -> Article:
    """The article whose original is kept."""
    return project.articles.order_by("pk")[0]


def _compared(project: Project, owner: User, word: str) -> Comparison:
    """Two articles, compared and analysed."""
    articles = list(project.articles.order_by("pk")) or [
        _article(project, owner, text, word, number) for number, text in enumerate((LEFT, RIGHT))
    ]
    comparison = create_comparison(
        project=project, user=owner, articles=articles, title=f"{word} title", form_key=uuid.uuid4()
    )
    start_analysis(comparison=comparison)
    claimed = tasks.claim()
    assert claimed is not None
    collation = collation_by_hand(witnesses_of(comparison))
    assert store_collation(run_id=claimed.run_id, attempt=claimed.attempt, collation=collation)
    return comparison


def _article(project: Project, owner: User, text: str, word: str, number: int) -> Article:
    outlet = Outlet.objects.create(project=project, name=f"{word} outlet {number}")
    blocks = [["paragraph", 0, len(text)]]
    return Article.objects.create(
        project=project,
        outlet=outlet,
        headline=f"{word} headline",
        text=text,
        text_sha256=text_sha256(text),
        blocks=blocks,
        language="en",
        created_by=owner,
    )


def annotate(comparison: Comparison, coder: User, *, comment: str, variant: int = 0) -> None:
    """A coder's comment on a difference, changed once and answered once."""
    pair = pair_of(comparison, coder)
    places = places_of_variant(pair.collation.variants[variant], pair)
    code = comparison.project.codebooks.get().codes.first()
    said = {"uses": plain_uses([code.guid]), "comment": comment}
    annotation = create_annotation(
        comparison=comparison,
        user=coder,
        places=places,
        difference_type=difference_type(places, pair),
        unit=unit_of_places(comparison, places, pair),
        form_key=uuid.uuid4(),
        **said,
    )
    edit_annotation(annotation=annotation, user=coder, version=1, confidence="high", **said)
    add_reply(annotation=annotation, user=coder, text=comment, form_key=uuid.uuid4())


def _build_blind_round(world: World) -> None:
    """A comparison that the editor codes blind: the coder, assigned too, sees nothing of it yet."""
    editor = world.people["editor"]
    comparison = _compared(world.projects["own"], world.people["owner"], canary("own"))
    annotate(comparison, editor, comment=BLIND, variant=2)
    coders = [editor, world.people["coder"]]
    arrange_round(comparison=comparison, user=world.people["owner"], coders=coders, is_blind=True)


def _build_shares(world: World) -> None:
    """Links to the own comparison: one that is good, one that has expired, one that was taken back."""
    own = {"comparison": world.comparisons["own"], "user": world.people["owner"], "days": 7}
    for actor in SHARED:
        world.shares[actor] = create_link(**own)
    now, links = timezone.now(), ShareLink.objects.all()
    links.filter(token_sha256=sha256_of(world.shares["share link expired"])).update(expires_at=now)
    links.filter(token_sha256=sha256_of(world.shares["share link revoked"])).update(revoked_at=now)
