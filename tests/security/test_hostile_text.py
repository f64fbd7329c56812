"""Text that looks like markup, in every field, on every page and in files, in a real browser: nothing runs.

That the policy blocks nothing shows that nothing was let through to be blocked. `--vectors 400` takes all.
"""

import uuid
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, sync_playwright

from newsdiff.accounts.models import Membership, User
from newsdiff.analysis.collate import collate
from newsdiff.coding.actions import ensure_codebook
from newsdiff.coding.codebook_actions import edit_guidance
from newsdiff.coding.memos import create_memo, edit_memo
from newsdiff.coding.models import Code, Decision
from newsdiff.comparisons import tasks
from newsdiff.comparisons.actions import create_comparison, start_analysis
from newsdiff.comparisons.links.actions import change_link
from newsdiff.comparisons.links.acts import LinkAct, token_of
from newsdiff.comparisons.links.queries import current_of
from newsdiff.comparisons.worker import perform
from newsdiff.corpus.actions import submit_articles
from newsdiff.corpus.models import Article, Outlet
from newsdiff.corpus.queries import text_sha256
from newsdiff.reports.models import Export
from newsdiff.reports.sharing import create_link
from tests.browser.conftest import FLAGS, PATIENCE
from tests.matrix.cells import Cell, url_of
from tests.matrix.rules import ANYONE, RULES
from tests.matrix.world import World, annotate
from tests.security.vectors import VECTORS
from tests.system_packages import require_package

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:No directory at"),  # collected files, which a test's server does without
]

N_REFLECTED = 12
DOWNLOADS = {"reports:export_download", "coding:agreement_table", "corpus:article_original", "corpus:wordlist_export"}


@pytest.fixture
def vectors(pytestconfig) -> tuple[str, ...]:
    """As many vectors as asked for, spread over all wrappings and bodies."""
    step = max(1, len(VECTORS) // int(pytestconfig.getoption("--vectors")))
    return VECTORS[::step]


@pytest.fixture
def hostile(vectors, owner, project) -> World:
    """A project in which every field holds vectors; long ones hold all."""
    every, turn = "\n\n".join(vectors), iter(vectors * 20)
    User.objects.filter(pk=owner.pk).update(first_name=next(turn)[:150])
    owner.refresh_from_db()
    Membership.objects.create(
        user=User.objects.create_user(username="extra", first_name=next(turn)[:150]), project=project, role="viewer"
    )
    project.name = next(turn)
    project.save()
    articles = [
        _article(project, owner, f"{lead} {every}", turn)
        for lead in ("The army cleared the square on Sunday.", "Soldiers cleared a square on Sunday.")
    ]
    comparison = create_comparison(
        project=project, user=owner, articles=articles, title=next(turn), form_key=uuid.uuid4()
    )
    start_analysis(comparison=comparison)
    perform(tasks.claim(), analyse=lambda _comparison, witnesses, _progress: collate(witnesses, encoder=None))
    codebook = ensure_codebook(project=project)
    edit_guidance(codebook=codebook, user=owner, version=1, name=next(turn), guidance=every)
    for code in codebook.codes.all():
        hostile_words = {name: next(turn) for name in ("definition", "include_when", "exclude_when", "example")}
        Code.objects.filter(pk=code.pk).update(name=f"{next(turn)[:80]}{code.pk}", **hostile_words)
    annotate(comparison, owner, comment=every[:4000])
    for vector in vectors:
        create_memo(project=project, user=owner, title=vector, text=vector, form_key=uuid.uuid4())
    memo = project.memos.order_by("pk")[0]
    edit_memo(memo=memo, user=owner, version=1, title=next(turn), text=every)
    Decision.objects.create(comparison=comparison, unit="d0", places=[], reason=every, decided_by=owner)
    row = token_of(current_of(comparison, "A", "B"), 0)
    change_link(comparison=comparison, user=owner, act=LinkAct("lock", "A", "B", row, ""), form_key=uuid.uuid4())
    submit_articles(project=project, user=owner, files=[(f"{next(turn)}.txt", every.encode())], pastes=[every])
    world = World(projects={"own": project}, comparisons={"own": comparison})
    world.shares["own"] = create_link(comparison=comparison, user=owner, days=7)
    return world


def _article(project, owner, text: str, turn: Iterator[str]) -> Article:
    outlet = Outlet.objects.create(project=project, name=next(turn))
    return Article.objects.create(
        project=project,
        outlet=outlet,
        headline=next(turn),
        byline=next(turn),
        dateline=next(turn),
        text=text,
        text_sha256=text_sha256(text),
        blocks=[["paragraph", 0, len(text)]],
        language="en",
        created_by=owner,
    )


@pytest.fixture
def pages(hostile, vectors) -> list[str]:
    """Every page that an owner can open, some with vectors in their query too."""
    names = [
        name
        for name, rule in RULES.items()
        if rule.get and not rule.of_library and not rule.more and name not in DOWNLOADS
    ]
    names = [name for name in names if RULES[name].get != ANYONE or name == "reports:shared_report"]
    names = [name for name in names if RULES[name].model not in ("accounts.Invitation", "reports.Export")]
    found = [url_of(Cell(name, "owner", "GET", "own"), hostile) for name in names if "{row}" not in RULES[name].query]
    found.append(url_of(Cell("reports:shared_report", "owner", "GET", "own"), hostile))
    query = "&".join(
        f"{name}={{0}}" for name in ("q", "words", "d", "code", "left", "view", "page", "about", "next", "named")
    )
    return found + [
        f"{found[number % len(found)]}?{query.format(vector.replace('&', '%26').replace('#', '%23'))}"
        for number, vector in enumerate(vectors[:N_REFLECTED])
    ]


@pytest.fixture
def session(owner) -> str:
    client = Client()
    client.force_login(owner)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def files(hostile, session, tmp_path) -> list[str]:
    """The report as an HTML file, as the site makes it."""
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    sent = {"format": "html", "form_key": str(uuid.uuid4())}
    answer = client.post(f"/comparisons/{hostile.comparisons['own'].pk}/exports/", sent)
    assert answer.status_code == 303
    path = tmp_path / "report.html"
    path.write_bytes(bytes(Export.objects.get().content))
    return [path.as_uri()]


@pytest.fixture
def browser(live_server, pages, files) -> Iterator[Browser]:
    """A Chromium of the test's own: it ends before Django empties the database, which its loop would forbid."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=require_package("chromium"), args=FLAGS)
        yield browser
        browser.close()


def test_no_text_becomes_script_on_any_page_or_in_a_file(browser, live_server, pages, files, session, vectors) -> None:
    said: list[str] = []
    context = browser.new_context(base_url=live_server.url)
    context.set_default_timeout(PATIENCE)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    page = context.new_page()
    page.on("dialog", lambda dialog: (said.append(f"ran: {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on("request", lambda request: said.append(request.url) if "evil.example" in request.url else None)
    for address in [*pages, *files]:
        response = page.goto(address)
        assert response is None or response.status in (200, 404, 422), (address, response.status)
        page.wait_for_load_state("load")
        elements = page.evaluate(
            "document.querySelectorAll('iframe,object,embed,base,marquee,math,video,audio').length"
        )
        assert elements == 0, address
    assert [line for line in said if "status of 4" not in line] == []
    context.close()
