"""The form that changes a link: who may, what it does, what it refuses, and what it says when the row changed."""

import uuid
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db.models.functions import Now
from django.urls import reverse

from newsdiff.comparisons.links.acts import token_of
from newsdiff.comparisons.links.panel import edit_url
from newsdiff.comparisons.models import AnalysisRun, LinkDecision
from tests.comparisons.linking import passage, row_of
from tests.permissions import answers, client_of, for_coders

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def address(analysed, now) -> str:
    """The form of the first row with both sides."""
    return edit_url(analysed, "A", "B", token_of(now(), row_of(now())))


def form(address: str, act: str, **fields: str) -> dict[str, str]:
    (row,) = parse_qs(urlsplit(address).query)["row"]
    return {"row": row, "form_key": str(uuid.uuid4()), "act": act, **fields}


@for_coders
def test_who_can_open_the_form(request, address, role, status) -> None:
    assert client_of(request, role).get(address).status_code == status


@for_coders
def test_who_can_change_a_link(request, address, role, status) -> None:
    response = client_of(request, role).post(address, form(address, "lock"))
    assert answers(response, True if status == 200 else status)
    assert LinkDecision.objects.count() == (status == 200)


def test_an_unknown_pair_or_row_is_not_found(owner_client, analysed, address) -> None:
    path = urlsplit(address).path
    for query in ("", "?left=A&right=C&row=0-1|0-1|0", "?left=A&right=B&row=0-1|0-1|0", "?left=A&right=B&row=nonsense"):
        assert owner_client.get(path + query).status_code == 404


def test_the_form_shows_passages_choices_and_reasons(owner_client, address, now) -> None:
    page = owner_client.get(address).content.decode()
    current = now()
    bead = current.alignment.beads[row_of(current)]
    assert f"Link of {current.name(bead)}" in page
    assert "Why these two?" in page
    others = [j for j in range(len(current.collation.passages_of("B"))) if j not in bead.right]
    assert all(f'value="B{current.collation.passages_of("B")[j].span.start}"' in page for j in others)


def test_a_plain_form_leads_back_to_the_row_which_says_who_linked_it(owner_client, owner, address, analysed) -> None:
    response = owner_client.post(address, form(address, "lock"), follow=True)
    page = response.content.decode()
    assert "Locked: " in page
    assert f"locked by {owner.username}" in page
    assert 'data-made-by="person"' in page
    assert "Undo your last change of a link" in page


def test_htmx_gets_the_comparison_with_the_focus_on_the_row(owner_client, address, analysed) -> None:
    response = owner_client.post(address, form(address, "lock"), headers=HTMX)
    assert response["HX-Retarget"] == "#comparison"
    assert '"focus": "link-row-' in response["HX-Trigger-After-Settle"]
    assert 'id="comparison"' in response.content.decode()
    assert "<html" not in response.content.decode()


@pytest.mark.parametrize(
    ("act", "fields", "sentence"),
    [
        ("link", {"passage": ""}, "Choose a passage"),
        ("link", {"passage": "B99999"}, "not in the article"),
        ("burn", {}, "Choose what to change"),
        ("lock", {"form_key": "x"}, "came back damaged"),
        ("lock", {"row": "0-99999|0-3|0"}, "came back damaged"),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_bad_input_gets_a_sentence_and_changes_nothing(owner_client, address, act, fields, sentence, headers) -> None:
    response = owner_client.post(address, form(address, act, **fields), headers=headers)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not LinkDecision.objects.exists()


def test_what_was_chosen_is_kept_in_a_refused_form(owner_client, address, now) -> None:
    current = now()
    taken = current.alignment.beads[row_of(current)].right
    chosen = passage(current, 1, next(j for j in range(9) if j not in taken))
    page = owner_client.post(address, form(address, "burn", passage=chosen)).content.decode()
    assert f'value="{chosen}" selected' in page


def test_a_row_that_another_changed_says_who_and_offers_to_go_on(owner_client, address, editor, act, now) -> None:
    bead = now().alignment.beads[row_of(now())]
    act("unlink", row_of(now()), passage(now(), 0, bead.left[0]), by=editor)
    response = owner_client.post(address, form(address, "lock"))
    page = response.content.decode()
    assert response.status_code == 409
    assert f"{editor.username} took a link of this row away" in page
    assert "Do it all the same" in page
    assert LinkDecision.objects.count() == 1
    again = owner_client.post(address, form(address, "lock", anyway="1"))
    assert again.status_code == 303
    assert LinkDecision.objects.count() == 2


def test_a_form_of_a_row_that_is_gone_shows_where_its_passages_stand(owner_client, address, act, now) -> None:
    bead = now().alignment.beads[row_of(now())]
    act("unlink", row_of(now()), passage(now(), 0, bead.left[0]))
    response = owner_client.get(address)
    assert response.status_code == 409
    assert f">A{bead.left[0]}</a>" in response.content.decode()


def test_where_only_a_new_run_can_tell_the_page_says_so(owner_client, address, analysed) -> None:
    AnalysisRun.objects.update(links={}, finished_at=Now())
    response = owner_client.post(address, form(address, "lock"), follow=True)
    assert "analysed anew" in response.content.decode()


def test_the_page_takes_no_more_queries_for_more_decisions(
    owner_client, analysed, act, now, django_assert_max_num_queries
) -> None:
    page = reverse("comparisons:comparison_detail", args=[analysed.pk])
    act("lock", row_of(now()))
    with django_assert_max_num_queries(40) as first:
        owner_client.get(page)
    for nth in (1, 2, 3):
        act("lock", row_of(now(), nth=nth))
    with django_assert_max_num_queries(len(first)):
        owner_client.get(page)
