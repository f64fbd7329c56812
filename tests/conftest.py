"""People, a project, articles and a comparison for the tests of the site."""

import os
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.db import connections
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from newsdiff.accounts.actions import ensure_local_analyst
from newsdiff.accounts.models import Membership, Project, User
from newsdiff.analysis.types import (
    Alignment,
    Bead,
    Collation,
    Contrast,
    Fallback,
    FramingCue,
    Passage,
    Span,
    Variant,
    Witness,
)
from newsdiff.comparisons import tasks
from newsdiff.comparisons.actions import create_comparison, start_analysis, store_collation
from newsdiff.comparisons.models import AnalysisRun, Comparison
from newsdiff.comparisons.queries import witnesses_of
from newsdiff.corpus.models import Article, Outlet
from newsdiff.corpus.queries import text_sha256
from tests.site import site  # noqa: F401 (a fixture)

# No test is timed: a busy machine must not turn one red.
hypothesis_settings.register_profile(
    "untimed",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,  # CI tries the same examples each time; other runs look for new ones
)
hypothesis_settings.load_profile("untimed")

LEFT = "Convoy attacked\n\nAnti-terror groups struck a convoy on Sunday. The army said two men were killed."
RIGHT = "Iranian-backed factions struck a convoy on Sunday. Two men were martyred. Roads were closed."


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what golden tests give as what they expect")
    parser.addoption(
        "--inputs", type=int, default=25, help="how many hostile texts tests/analysis/test_hostile.py tries"
    )
    parser.addoption("--database-only", action="store_true", help="only the tests that reach the database")
    parser.addoption("--edits", default="10", help="acts of each writer in the tests of many writers at once")
    parser.addoption("--mutants", default="500", help="damaged files to send in the tests of uploads")
    parser.addoption("--vectors", default="40", help="texts that try to become script, in the browser test of them")
    parser.addoption("--steps", default="600", help="requests of the random walk")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With `--database-only` leave out the tests to which it is the same on which engine they run.

    Those in a browser too: what they ask of the database, the tests of the pages ask as well.
    """
    if not config.getoption("--database-only"):
        return
    asked = {item: {"db", "transactional_db"} & set(getattr(item, "fixturenames", ())) for item in items}
    reach = {item for item, found in asked.items() if found or item.get_closest_marker("django_db")}
    kept = {item for item in reach if item.path.parent.name != "browser"}
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = [item for item in items if item in kept]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a kept file; with `--accept` keep it as the new one."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A test database in a file where it is SQLite: threads and live servers then have connections of their own."""
    default = connections["default"]
    if default.vendor == "sqlite":
        default.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(autouse=True)
def settings_of_tests(settings, tmp_path: Path) -> None:
    """No local analyst but by fixture, static files as they lie in the tree, no model, no waiting."""
    settings.LOCAL_ANALYST = False
    settings.MODEL_DIR = tmp_path / "model"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.WHITENOISE_AUTOREFRESH = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def edits(request) -> int:
    """How often each of many writers acts at once; `--edits 100` tries harder."""
    return int(request.config.getoption("--edits"))


@pytest.fixture
def process_environment(transactional_db) -> dict[str, str]:
    """The environment in which another process reaches the test's own database."""
    default = connections["default"].settings_dict
    if connections["default"].vendor == "sqlite":
        url = f"sqlite:///{default['NAME']}"
    else:
        url = f"postgresql://{default['USER']}:{default['PASSWORD']}@{default['HOST']}:{default['PORT']}/{default['NAME']}"
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "newsdiff.settings", "DATABASE_URL": url, "LOG_LEVEL": "ERROR"}


@pytest.fixture
def project(db) -> Project:
    return Project.objects.create(name="Convoy")


@pytest.fixture
def new_member(project: Project) -> Callable[[str], User]:
    """Make a member of the project with a role."""

    def member(role: str) -> User:
        user = User.objects.create_user(username=role)
        Membership.objects.create(user=user, project=project, role=role)
        return user

    return member


@pytest.fixture
def new_person(db) -> Callable[..., User]:
    """Make a person who can log in, a member of a project where one is given."""

    def made(name: str, *, project: Project | None = None, role: str = "coder") -> User:
        email = f"{name.lower()}@news.example"
        user = User.objects.create_user(
            username=uuid.uuid4().hex, first_name=name, email=email, password="four words in a row"
        )
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        if project is not None:
            Membership.objects.create(user=user, project=project, role=role)
        return user

    return made


@pytest.fixture
def owner(new_member) -> User:
    return new_member("owner")


@pytest.fixture
def editor(new_member) -> User:
    return new_member("editor")


@pytest.fixture
def coder(new_member) -> User:
    return new_member("coder")


@pytest.fixture
def viewer(new_member) -> User:
    return new_member("viewer")


@pytest.fixture
def outsider(db) -> User:
    """The owner of another project."""
    user = User.objects.create_user(username="outsider")
    Membership.objects.create(user=user, project=Project.objects.create(name="Elsewhere"), role="owner")
    return user


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def owner_client(owner: User) -> Client:
    return logged_in(owner)


@pytest.fixture
def editor_client(editor: User) -> Client:
    return logged_in(editor)


@pytest.fixture
def coder_client(coder: User) -> Client:
    return logged_in(coder)


@pytest.fixture
def viewer_client(viewer: User) -> Client:
    return logged_in(viewer)


@pytest.fixture
def outsider_client(outsider: User) -> Client:
    return logged_in(outsider)


@pytest.fixture
def local_analyst(db, settings) -> User:
    """The one analyst of a laptop, taken for every visitor."""
    settings.LOCAL_ANALYST = True
    return ensure_local_analyst()


@pytest.fixture
def new_article(project: Project, owner: User) -> Callable[..., Article]:
    """Store an article with a text, as the corpus would; a first line without a full stop is its headline."""

    def article(text: str, *, outlet: str = "", **fields: object) -> Article:
        first = text.split("\n\n")[0]
        headline = "" if first.endswith(".") else first
        blocks, start = [], 0
        for block in text.split("\n\n"):
            blocks.append(["headline" if headline and not start else "paragraph", start, start + len(block)])
            start += len(block) + 2
        published_by = Outlet.objects.get_or_create(project=project, name=outlet)[0] if outlet else None
        stored = {"language": "en", "headline": headline, "blocks": blocks, "created_by": owner, **fields}
        return Article.objects.create(
            project=project, outlet=published_by, text=text, text_sha256=text_sha256(text), **stored
        )

    return article


@pytest.fixture
def articles(new_article) -> list[Article]:
    """Two short accounts of one event."""
    return [new_article(LEFT, outlet="Courier"), new_article(RIGHT, outlet="Meridian")]


@pytest.fixture
def comparison(project: Project, owner: User, articles: list[Article]) -> Comparison:
    """The two accounts compared, not yet analysed."""
    return create_comparison(project=project, user=owner, articles=articles, title="A convoy", form_key=uuid.uuid4())


@pytest.fixture
def collation(comparison: Comparison) -> Collation:
    """What an analysis of the two accounts may say, written by hand."""
    return collation_by_hand(witnesses_of(comparison))


@pytest.fixture
def done_run(comparison: Comparison, collation: Collation) -> AnalysisRun:
    """A run of the comparison that stored `collation`."""
    run = start_analysis(comparison=comparison)
    claimed = tasks.claim()
    assert claimed is not None
    assert store_collation(run_id=run.pk, attempt=claimed.attempt, collation=collation)
    run.refresh_from_db()
    return run


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def collation_by_hand(witnesses: tuple[Witness, ...]) -> Collation:
    left, right = (witness.text for witness in witnesses)
    cut = {
        "A": [("headline", 0, "Convoy attacked")]
        + [("sentence", 1, words) for words in ("Anti-terror groups struck a convoy on Sunday.",)]
        + [("sentence", 1, "The army said two men were killed.")],
        "B": [
            ("sentence", 0, "Iranian-backed factions struck a convoy on Sunday."),
            ("sentence", 0, "Two men were martyred."),
            ("sentence", 0, "Roads were closed."),
        ],
    }
    passages = tuple(
        Passage(sigil, index, kind, paragraph, span({"A": left, "B": right}[sigil], words))
        for sigil, cuts in cut.items()
        for index, (kind, paragraph, words) in enumerate(cuts)
    )
    beads = (Bead((0,), (), 0.0), Bead((1,), (0,), 0.8125), Bead((2,), (1,), 0.7), Bead((), (2,), 0.0))
    label = Variant(
        "substitution", "A", "B", 1, span(left, "Anti-terror groups"), span(right, "Iranian-backed factions"), 0.1
    )
    said = Variant("omission", "A", "B", 2, span(left, "The army said"), None, None)
    verb = Variant("substitution", "A", "B", 2, span(left, "killed"), span(right, "martyred"), 2 / 3)
    return Collation(
        witnesses=witnesses,
        passages=passages,
        alignments=(Alignment("A", "B", beads, "words"),),
        variants=(label, said, verb),
        contrasts=(
            Contrast(verb, "verb", 0.9, ("one word for two deeds",)),
            Contrast(label, "label", 0.9, ("names the same thing", "an evaluative label")),
        ),
        cues=(FramingCue("attribution", "A", span(left, "said"), "attribution.neutral: said"),),
        fallbacks=(Fallback("encoder", "No language model is installed."),),
        version="test/1",
    )
