"""Blind to outlet: who sees whose the articles are, and what coding behind the veil leaves in the database."""

import uuid

import pytest
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from newsdiff.accounts.models import Membership, Project, User
from newsdiff.coding.models import Annotation, Codebook
from newsdiff.coding.team_actions import arrange_round, finish_assignment, open_round
from newsdiff.comparisons.actions import create_comparison
from newsdiff.comparisons.models import Comparison
from newsdiff.comparisons.reading import reading_of
from newsdiff.corpus.models import Article
from newsdiff.corpus.queries import text_sha256
from newsdiff.reports.actions import create_export
from newsdiff.reports.build import report_of
from newsdiff.reports.models import Export
from tests.conftest import logged_in
from tests.keys import LABEL

pytestmark = pytest.mark.django_db

NAMES = ("Courier", "Meridian", "Jane Roe", "courier.example")


@pytest.fixture
def articles(new_article) -> list[Article]:
    """The two accounts, which name outlets and authors in every way."""
    left = (
        "Convoy attacked\n\nAnti-terror groups struck a convoy on Sunday. The army said two men were killed."
        "\n\nJane Roe, Courier, at www.courier.example. The Meridian denies it."
    )
    right = "Iranian-backed factions struck a convoy on Sunday. Two men were martyred. Roads were closed."
    told = {"byline": "By Jane Roe", "url": "https://www.courier.example/convoy", "dateline": "MAREN (Courier)"}
    return [new_article(left, outlet="Courier", **told), new_article(right, outlet="Meridian")]


@pytest.fixture
def comparison(project, owner, articles):
    return create_comparison(project=project, user=owner, articles=articles, title="Courier 1", form_key=uuid.uuid4())


@pytest.fixture
def hidden(comparison, owner, coder, second, annotate):
    """A round that hides outlets; the first coder has coded the labels, the owner's report was made before."""
    report = report_of(comparison, made_by=coder, made_at=timezone.now(), base_url="http://testserver")
    create_export(comparison=comparison, user=coder, report=report, export_format="html", form_key=uuid.uuid4())
    arrange_round(comparison=comparison, user=owner, coders=[coder, second], is_blind=True, hides_outlets=True)
    return annotate(by=coder)


def every_address(patterns: list[URLPattern | URLResolver] | None = None, space: str = "") -> list[str]:
    """Every address of the site, with the primary keys of what a coder may meet in place of its numbers."""
    models = (Project, Article, Comparison, Codebook, Annotation, Export)
    keys = {pk for model in models for pk in model.objects.values_list("pk", flat=True)[:3]}
    found = []
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            found += every_address(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
        elif one.name:
            for number in keys:
                try:
                    fields = dict.fromkeys(one.pattern.converters, number)
                    found.append(reverse(f"{space}{one.name}", kwargs=fields))
                except NoReverseMatch:
                    continue
    return sorted(set(found))


def leaks(user, *more: str) -> dict[str, list[str]]:
    """The names that a user meets on each page of the site."""
    client = logged_in(user)
    found = {}
    for address in (*every_address(), *more):
        content = client.get(address).content.decode()
        names = [name for name in NAMES if name in content]
        if names:
            found[address] = names
    return found


def more_pages(comparison) -> list[str]:
    page = reverse("comparisons:comparison_detail", args=[comparison.pk])
    new = {"comparison": comparison.pk, "left": "A", "right": "B"}
    return [
        f"{page}?view=differences",
        f"{page}?left=B&right=A",
        f"{page}?f=1&show=other&show=cue&show=label",
        reverse("coding:annotation_create", query={**new, "d": LABEL}),
        reverse("coding:annotation_create", query={**new, "row": 3}),
        reverse("coding:annotation_list", args=[comparison.project_id]) + "?text=Courier",
    ]


def test_no_page_names_an_outlet_to_a_coder(comparison, hidden, coder, viewer):
    for user in (coder, viewer):
        found = leaks(user, *more_pages(comparison))
        fields = {reverse(f"coding:annotation_{name}", args=[comparison.project_id]) for name in ("list", "matrix")}
        asked = reverse("coding:annotation_list", args=[comparison.project_id]) + "?text=Courier"
        assert set(found) <= fields | {asked}  # the names of outlets to choose from, which say nothing of an article
        assert all(set(names) <= {"Courier", "Meridian"} for names in found.values())


def test_an_owner_who_does_not_code_sees_everything(comparison, hidden, owner):
    assert {name for names in leaks(owner).values() for name in names} == set(NAMES)


@pytest.mark.parametrize("how", ["finished", "opened"])
def test_names_come_back_when_the_round_opens(comparison, hidden, owner, coder, second, how):
    if how == "finished":
        for one in (coder, second):
            finish_assignment(comparison=comparison, coder=one)
    else:
        open_round(comparison=comparison, user=owner)
    client = logged_in(coder)
    assert "Courier" in client.get(reverse("comparisons:comparison_detail", args=[comparison.pk])).content.decode()
    assert client.get(reverse("reports:report_detail", args=[comparison.pk])).status_code == 200


def test_a_search_for_hidden_words_finds_nothing(comparison, hidden, coder, articles):
    client, page = logged_in(coder), reverse("coding:annotation_list", args=[comparison.project_id])
    for query in ({"outlet": articles[0].outlet_id}, {"text": "terror"}):
        assert b"0 annotations" in client.get(page, query).content
    assert b"1 annotation<" in client.get(page).content
    matrix = client.get(reverse("coding:annotation_matrix", args=[comparison.project_id]), {}).content.decode()
    assert "<thead>" not in matrix or "Courier</th>" not in matrix


def test_what_is_coded_behind_the_veil_hangs_on_the_true_words(comparison, hidden, second, articles):
    client = logged_in(second)
    text = reading_of(comparison, second).articles["A"].text
    start = articles[0].text.index("Jane Roe, Courier")
    quote = text[start : start + 17]
    assert "Jane" not in quote
    query = {"comparison": comparison.pk, "left": "A", "right": "B", "sigil": "A", "start": start, "end": start + 17}
    address = reverse("coding:annotation_create", query={**query, "quote": quote})
    form = client.get(address).context["form"]
    code = form.choices[0].entry.guid
    sent = {"codes": [code], "form_key": uuid.uuid4(), "comment": "", "sigil": "A", "start": start, "end": start + 17}
    answer = client.post(address, {**sent, "quote": quote})
    assert answer.status_code == 303
    anchor = Annotation.objects.get(coder=second).anchors.get()
    assert anchor.quote == "Jane Roe, Courier"


def test_an_older_version_is_hidden_too(comparison, hidden, coder, articles, owner):
    first = articles[0]
    text = f"{first.text} More."
    Article.objects.create(
        project=first.project, outlet=first.outlet, text=text, headline=first.headline, text_sha256=text_sha256(text),
        blocks=first.blocks, created_by=owner, version=2, previous=first,
    )  # fmt: skip
    page = reverse("corpus:article_detail", args=[first.next.pk])
    assert page in leaks(owner)
    assert page not in leaks(coder)


def test_each_coder_has_an_order_of_their_own_and_keeps_it(comparison, hidden, project):
    users = [User.objects.create_user(username=f"coder {number}") for number in range(12)]
    Membership.objects.bulk_create(Membership(user=one, project=project, role="coder") for one in users)
    orders = [tuple(reading_of(comparison, one).sigils) for one in users]
    assert set(orders) == {("A", "B"), ("B", "A")}
    assert orders == [tuple(reading_of(comparison, one).sigils) for one in users]


def test_who_codes_without_outlets_cannot_show_them(comparison, hidden, editor, owner, coder):
    arrange_round(comparison=comparison, user=owner, coders=[editor], is_blind=True, hides_outlets=True)
    page = reverse("coding:round_detail", args=[comparison.pk])
    assert b'name="hides_outlets"' not in logged_in(editor).get(page).content
    assert logged_in(editor).post(page, {"coders": [editor.pk]}).status_code == 403
    assert comparison.round.hides_outlets


def test_an_owner_arranges_what_is_hidden_and_sees_it(comparison, owner, coder, done_run):
    client, page = logged_in(owner), reverse("coding:round_detail", args=[comparison.pk])
    client.post(page, {"coders": [coder.pk], "hides_outlets": "on", "also_hidden": "The army\r\n"})
    assert comparison.round.is_blind
    assert client.get(page).context["view"].hidden[0] == (
        "A",
        (("The army", 1), ("Jane Roe", 1), ("Courier", 1), ("www.courier.example.", 1), ("Meridian", 1)),
    )
    shown = logged_in(coder).get(reverse("comparisons:comparison_detail", args=[comparison.pk])).content.decode()
    assert "The army" not in shown
    assert "▒▒▒▒▒▒▒▒" in shown
