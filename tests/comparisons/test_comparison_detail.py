"""The comparison: rows, contrasts, legend, progress, failure; all of it by plain links too."""

import re
import uuid

import pytest
from django.urls import reverse

from newsdiff.comparisons.actions import create_comparison
from newsdiff.comparisons.models import Variant
from tests.keys import LABEL, VERB
from tests.permissions import client_of, for_readers


def url_of(comparison, query: str = "") -> str:
    return reverse("comparisons:comparison_detail", args=[comparison.pk]) + query


def page_of(client, comparison, query: str = "", **headers):
    return client.get(url_of(comparison, query), headers=headers).content.decode()


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


@for_readers
def test_members_see_a_comparison(request, role, status, comparison, done_run):
    assert client_of(request, role).get(url_of(comparison)).status_code == status


def test_rows_follow_the_left_text_with_what_is_only_right_in_place(viewer_client, comparison, done_run):
    rows = viewer_client.get(url_of(comparison)).context["page"].rows
    assert [(row.name, row.confidence) for row in rows] == [
        ("A0", ""),
        ("A1 and B0", "firm"),
        ("A2 and B1", "firm"),
        ("B2", ""),
    ]


def test_every_passage_has_an_address_and_its_place_in_the_text(viewer_client, comparison, done_run):
    page = page_of(viewer_client, comparison)
    assert re.findall(r'id="([AB]-\d)" data-kind="(\w+)" data-start="(\d+)"', page) == [
        ("A-0", "headline", "0"),
        ("A-1", "sentence", "17"),
        ("B-0", "sentence", "0"),
        ("A-2", "sentence", "63"),
        ("B-1", "sentence", "51"),
        ("B-2", "sentence", "74"),
    ]


def test_the_text_of_a_passage_has_no_blanks_added(viewer_client, comparison, done_run):
    texts = re.findall(r"data-text>(.*?)</p>", page_of(viewer_client, comparison))
    plain = [re.sub(r"<span class=\"visually-hidden\".*?</span>", "", text) for text in texts]
    assert re.sub(r"<[^>]+>", "", plain[0]) == "Anti-terror groups struck a convoy on Sunday."


def test_words_without_a_partner_are_named_for_screen_readers(viewer_client, comparison, done_run):
    assert "The army said (only in A)" in words_of(page_of(viewer_client, comparison, "?f=1&show=other"))


def test_a_passage_without_a_partner_says_where_it_stands(viewer_client, comparison, done_run):
    page = page_of(viewer_client, comparison)
    assert re.findall(r'class="absent">([^<]+)<', page) == ["only in A", "only in B"]


def test_contrasts_stand_in_the_order_of_salience_and_link_to_their_row(viewer_client, comparison, done_run):
    page = page_of(viewer_client, comparison)
    assert re.findall(r'href="([^"]+)" data-contrast="(d[0-9a-f]+)"', page) == [
        (f"?left=A&amp;right=B&amp;d={VERB}#row-2", VERB),
        (f"?left=A&amp;right=B&amp;d={LABEL}#row-1", LABEL),
    ]


def test_a_contrast_in_the_url_is_selected_without_script(viewer_client, comparison, done_run):
    page = page_of(viewer_client, comparison, f"?d={LABEL}")
    assert re.search(rf'data-contrast="{LABEL}" aria-current="true"', page)
    assert len(re.findall(r"data-lit", page)) == 2
    assert not re.search(rf'data-detail="{LABEL}"[^>]* hidden', page)
    assert re.search(rf'data-detail="{VERB}"[^>]* hidden', page)


def test_a_row_links_to_the_form_that_codes_it_and_its_contrasts(viewer_client, comparison, done_run):
    page = page_of(viewer_client, comparison)
    form = reverse("coding:annotation_create")
    assert f'href="{form}?comparison={comparison.pk}&amp;left=A&amp;right=B&amp;row=3"' in page
    assert f'href="{form}?comparison={comparison.pk}&amp;left=A&amp;right=B&amp;row=1&amp;d={LABEL}"' in page


def test_what_was_done_in_a_simpler_way_is_shown(viewer_client, comparison, done_run):
    assert "No language model is installed." in page_of(viewer_client, comparison)


def test_the_legend_counts_what_occurs(viewer_client, comparison, done_run):
    legend = viewer_client.get(url_of(comparison)).context["page"].legend
    assert [(entry.value, entry.count, entry.shown) for entry in (*legend.contrasts, *legend.others)] == [
        ("label", 1, True),
        ("verb", 1, True),
        ("other", 1, False),
    ]
    assert [(entry.value, entry.label, entry.count, entry.shown) for entry in legend.cues] == [
        ("cue.attribution.neutral", "Attribution, neutral", 1, False)
    ]


def test_a_kind_of_cue_is_shown_alone_and_named_under_its_row(viewer_client, comparison, done_run):
    page = page_of(viewer_client, comparison, "?f=1&show=cue.attribution.neutral")
    assert 'data-kinds="cue"' in page
    assert 'value="cue.attribution.neutral" checked' in page
    assert "attribution verb (attribution.neutral: said)" in page.partition("Cues<span")[2]
    assert "data-kinds" not in page_of(viewer_client, comparison, "?f=1&show=cue.hedge")
    assert "Cues<span" not in page_of(viewer_client, comparison)


def test_the_legend_filters_text_and_list(viewer_client, comparison, done_run):
    page = viewer_client.get(url_of(comparison, "?f=1&show=label&show=cue")).context["page"]
    assert [contrast.key for contrast in page.contrasts] == [LABEL]
    kinds = {kind for row in page.rows for cell in row.cells for shown in cell.passages for run in shown.runs
             for kind in run.kinds.split()}  # fmt: skip
    assert kinds == {"contrast", "cue", "salient"}


def test_what_only_looks_different_is_marked_when_the_legend_asks(viewer_client, project, owner, new_article, store):
    texts = "The Army left 2,500 men, he said.", "The army left 2500 men he said."
    articles = [new_article(text) for text in texts]
    made = create_comparison(project=project, user=owner, articles=articles, title="", form_key=uuid.uuid4())
    store(made)
    legend = viewer_client.get(url_of(made)).context["page"].legend
    assert [(entry.value, entry.count, entry.shown) for entry in legend.noise] == [
        ("numbers", 1, True),
        ("case", 1, False),
        ("punctuation", 1, False),
    ]
    page = page_of(viewer_client, made, "?f=1&show=case")
    assert re.findall(r'data-kinds="spelling" title="([^"]+)"', page) == ["Case. B has: army", "Case. A has: Army"]
    assert 'name="show" value="case"' in page_of(viewer_client, made, "?f=1&show=case&view=differences")


@pytest.mark.parametrize(
    ("query", "is_open"),
    [
        ("", False),
        ("?f=1&show=label&show=annotation&show=spelling&show=numbers", False),
        ("?only=high", True),
        ("?f=1&show=label&show=annotation&show=spelling&show=numbers&show=case", True),
        ("?f=1&show=label", True),
    ],
)
def test_the_rest_of_the_legend_is_open_where_it_is_in_use(viewer_client, comparison, done_run, query, is_open):
    assert viewer_client.get(url_of(comparison, query)).context["page"].legend.more_is_open is is_open


def test_an_empty_legend_says_that_all_is_hidden(viewer_client, comparison, done_run):
    page = page_of(viewer_client, comparison, "?f=1")
    assert "All contrasts are hidden by the legend." in page
    assert "data-kinds" not in page


@pytest.mark.parametrize("query", ["?left=X&right=Y", "?left=A&right=A", "?d=<script>", "?show=%00&f=1", "?left=A"])
def test_a_url_that_makes_no_sense_gives_the_plain_page(viewer_client, comparison, done_run, query):
    response = viewer_client.get(url_of(comparison, query))
    assert response.status_code == 200
    assert (response.context["page"].state.left, response.context["page"].state.right) == ("A", "B")
    assert response.context["page"].state.selected == ""


@pytest.mark.parametrize(
    ("query", "ignored"),
    [
        ("?left=X&right=Y", "a pair of articles"),
        ("?view=upside-down&d=8", "a difference, a view"),
        ("?f=1&show=nonsense", "an entry of the legend"),
    ],
)
def test_what_an_address_asks_in_vain_is_named(viewer_client, comparison, done_run, query, ignored):
    page = page_of(viewer_client, comparison, query)
    assert f"The address asks for something that is not here ({ignored})." in page


def test_an_address_that_makes_sense_has_no_notice(viewer_client, comparison, done_run):
    assert "The address asks" not in page_of(viewer_client, comparison, f"?left=B&right=A&f=1&show=cue&d={LABEL}")


def test_each_view_has_an_address_that_keeps_the_filters(viewer_client, comparison, done_run):
    page = viewer_client.get(url_of(comparison, "?f=1&show=label&view=differences")).context["page"]
    assert [(view.label, view.url, view.current) for view in page.views] == [
        ("Facing texts", "?left=A&right=B&f=1&show=label", False),
        ("Articles", "?left=A&right=B&f=1&show=label&view=articles", False),
        ("Differences", "?left=A&right=B&f=1&show=label&view=differences", True),
    ]


def test_the_view_of_articles_keeps_the_order_of_each_text_and_links_partners(viewer_client, comparison, done_run):
    page = page_of(viewer_client, comparison, f"?view=articles&left=B&right=A&d={LABEL}&apart=1")
    assert re.findall(r'class="passage" id="([AB]-\d)" data-beads="([\d ]+)"', page) == [
        ("B-0", "1"),
        ("B-1", "2"),
        ("B-2", "3"),
        ("A-0", "0"),
        ("A-1", "1"),
        ("A-2", "2"),
    ]
    assert re.findall(r'class="ref" href="#([AB]-\d)"', page) == ["A-1", "A-2", "B-0", "B-1"]
    assert re.findall(r'<path data-bead="(\d)" data-confidence="firm">', page) == ["1", "2"]
    assert "only in A</span>" in page
    assert f'href="?left=B&amp;right=A&amp;view=articles&amp;apart=1&amp;d={LABEL}#A-1"' in page
    assert 'data-row="' not in page


def test_the_view_of_differences_shows_each_with_both_contexts(viewer_client, comparison, done_run):
    page = page_of(viewer_client, comparison, "?view=differences&f=1&show=label&show=cue")
    assert re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", page) == [
        "<mark>Anti-terror groups</mark> struck a convoy on Sunday.",
        "<mark>Iranian-backed factions</mark> struck a convoy on Sunday.",
    ]
    assert "1 Label: Anti-terror groups, Iranian-backed factions" in words_of(page)
    assert f'href="?left=A&amp;right=B&amp;f=1&amp;show=cue&amp;show=label&amp;d={LABEL}#row-1">In the texts' in page
    assert '<input type="hidden" name="show" value="cue.attribution.neutral">' in page
    assert "data-rows" not in page


def test_an_empty_view_of_differences_says_that_all_is_hidden(viewer_client, comparison, done_run):
    assert "All contrasts are hidden by the legend." in page_of(viewer_client, comparison, "?view=differences&f=1")


def test_the_sides_can_be_swapped(viewer_client, comparison, done_run):
    page = viewer_client.get(url_of(comparison, "?left=B&right=A")).context["page"]
    assert [row.name for row in page.rows] == ["A0", "B0 and A1", "B1 and A2", "B2"]
    assert page.contrasts[1].left.text == "Iranian-backed factions"


def test_two_articles_need_no_choice_of_a_pair(viewer_client, comparison, done_run):
    assert viewer_client.get(url_of(comparison)).context["page"].pairs == ()


def test_htmx_gets_the_part_below_the_frame(viewer_client, comparison, done_run):
    page = page_of(viewer_client, comparison, "", HX_Request="true")
    assert page.strip().startswith('<div id="comparison"')


def test_the_number_of_queries_stays_small(viewer_client, comparison, done_run, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        viewer_client.get(url_of(comparison))


def test_article_text_is_escaped_and_out_of_reach_of_htmx(viewer_client, project, owner, new_article, store):
    articles = [new_article("<script>alert(1)</script> was said."), new_article("Nothing was said.")]
    comparison = create_comparison(project=project, user=owner, articles=articles, title="<b>", form_key=uuid.uuid4())
    store(comparison)
    page = page_of(viewer_client, comparison)
    assert "<script>alert" not in page
    assert "<h1>&lt;b&gt;</h1>" in page
    assert all("hx-disable" in cell for cell in re.findall(r'<div class="cell"[^>]*>', page))


def test_right_to_left_text_says_so(viewer_client, project, owner, new_article, store):
    articles = [new_article("قال الجيش إن رجلين قتلا.", language="ar"), new_article("Two men were killed.")]
    comparison = create_comparison(project=project, user=owner, articles=articles, title="Pair", form_key=uuid.uuid4())
    store(comparison)
    assert re.search(r'<p lang="ar" dir="rtl" data-text>', page_of(viewer_client, comparison))


def test_three_articles_offer_their_pairs(viewer_client, project, owner, new_article, articles, store):
    third = new_article("Officials closed the roads on Sunday.")
    comparison = create_comparison(
        project=project, user=owner, articles=[*articles, third], title="Three", form_key=uuid.uuid4()
    )
    store(comparison)
    page = viewer_client.get(url_of(comparison, "?left=A&right=C")).context["page"]
    assert [(pair.left, pair.right, pair.current) for pair in page.pairs] == [
        ("A", "B", False),
        ("A", "C", True),
        ("B", "C", False),
    ]
    assert {passage.view.sigil for row in page.rows for cell in row.cells for passage in cell.passages} == {"A", "C"}


@pytest.mark.parametrize(
    ("run", "says"),
    [
        ({"state": "queued"}, "Waiting to start"),
        ({"state": "failed", "error": "Send the articles again."}, "Send the articles again."),
        (None, "These articles have not been analysed yet."),
    ],
)
def test_a_comparison_without_a_result_says_how_far_it_is(viewer_client, comparison, run, says):
    if run:
        comparison.runs.create(**run)
    assert says in page_of(viewer_client, comparison)


def test_a_run_shows_its_stage_and_asks_again(viewer_client, comparison, running):
    running(stage="aligning A and B", progress=0.4)
    page = page_of(viewer_client, comparison)
    assert "Aligning A and B" in page
    assert 'value="0.40"' in page
    assert f'hx-get="{url_of(comparison)}"' in page
    assert ">Look again</a>" in page


def test_a_failure_offers_another_run_by_a_form(viewer_client, comparison):
    comparison.runs.create(state="failed", error="The worker died.")
    page = page_of(viewer_client, comparison)
    assert f'action="{reverse("comparisons:comparison_retry", args=[comparison.pk])}"' in page
    assert "nothing is lost" in page


def test_the_last_result_stays_while_a_new_run_is_under_way(viewer_client, comparison, done_run):
    comparison.runs.create(state="queued")
    page = page_of(viewer_client, comparison)
    assert "A new run of the analysis is under way." in page
    assert 'id="row-1"' in page


def test_only_reading_is_answered(viewer_client, comparison):
    assert viewer_client.post(url_of(comparison)).status_code == 405


def kinds_of(page: str, key: str) -> str | None:
    found = re.search(rf'data-keys="{key}" data-kinds="([^"]+)"', page)
    return found and found[1]


def test_only_salient_contrasts_are_marked_at_first(viewer_client, comparison, done_run):
    Variant.objects.filter(pair__run=done_run, position=0).update(salience=0.49)
    page = page_of(viewer_client, comparison)
    assert (kinds_of(page, LABEL), kinds_of(page, VERB), kinds_of(page, "c0")) == (None, "contrast salient", None)
    assert f'data-contrast="{LABEL}"' in page


def test_a_weak_contrast_is_marked_where_the_legend_or_the_url_asks_for_it(viewer_client, comparison, done_run):
    Variant.objects.filter(pair__run=done_run, position=0).update(salience=0.49)
    assert kinds_of(page_of(viewer_client, comparison, "?f=1&show=other"), LABEL) == "contrast"
    assert kinds_of(page_of(viewer_client, comparison, f"?d={LABEL}"), LABEL) == "contrast"
