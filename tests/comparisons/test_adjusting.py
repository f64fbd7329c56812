"""Where a difference's words begin and end, as a person says: in texts, list, coding, reports, and for how long."""

import csv
import io
import re
import uuid
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.http import QueryDict
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis.collate import collate
from newsdiff.analysis.types import Span
from newsdiff.coding.places import places_of_variant
from newsdiff.coding.queries import pair_of, unit_of_places
from newsdiff.coding.renewal import renew_comparison
from newsdiff.comparisons import tasks, worker
from newsdiff.comparisons.judging.actions import undo_judgement
from newsdiff.comparisons.judging.errors import JudgingError
from newsdiff.comparisons.judging.queries import verdicts_in
from newsdiff.comparisons.judging.spans import spans_said
from newsdiff.comparisons.judging.verdicts import passages_of
from newsdiff.comparisons.models import Judgement
from newsdiff.comparisons.queries import collation_of, latest_done_run
from newsdiff.comparisons.vectors import SharedEncoder
from newsdiff.display.keys import variant_keys
from newsdiff.reports.build import report_of
from newsdiff.reports.formats import FORMATS
from tests.analysis.texts import LEFT, RIGHT
from tests.comparisons.judging import keys_of, say
from tests.comparisons.linking import passage
from tests.comparisons.restoring import restored
from tests.comparisons.test_link_carry import next_version

COLLATION = collate([LEFT, RIGHT], encoder=None)
KEYS = variant_keys(COLLATION)


def asked(**fields: str) -> QueryDict:
    sent = QueryDict(mutable=True)
    sent.update({name.replace("_", "-"): value for name, value in fields.items()})
    return sent


@pytest.fixture
def contrast(analysed):
    """The first contrast that has words on both sides."""
    found = collation_of(latest_done_run(analysed)).contrasts
    return next(one.variant for one in found if one.variant.left and one.variant.right)


@pytest.fixture
def key(analysed, contrast) -> str:
    return variant_keys(collation_of(latest_done_run(analysed)))[contrast]


@pytest.fixture
def wider(analysed, contrast) -> tuple[str, str]:
    """Its words and one more before those of the left side; the whole passage on the right."""
    collation = collation_of(latest_done_run(analysed))
    text = collation.witness("A").text
    before = re.search(r"\S+\s+$", text[: contrast.left.start])
    right = passages_of(collation, contrast, "B")[0].span
    return before[0] + contrast.left.of(text), right.of(collation.witness("B").text)


@pytest.fixture
def adjusted(owner_client, analysed, key, wider):
    """The answer to the form that says so."""
    sent = {"key": key, "seen": "0", "act": "spans", "form_key": str(uuid.uuid4())}
    sent |= {"words-A": wider[0], "words-B": wider[1]}
    return owner_client.post(reverse("comparisons:difference_judge", args=[analysed.pk]), sent)


def shown(client, comparison, key: str, side: str) -> str:
    """The words of a difference in the list of the page."""
    page = client.get(reverse("comparisons:comparison_detail", args=[comparison.pk])).content.decode()
    entry = re.search(rf'<li id="d-{key}".*?</li>', page, re.DOTALL)[0]
    return re.search(rf'data-side="{side}">\w</span> <span class="words"[^>]*>([^<]*)<', entry)[1]


def standing(comparison, user):
    return verdicts_in(collation_of(latest_done_run(comparison)), comparison, user)


@given(st.data())
def test_words_of_the_row_are_found_in_it_and_no_others(data: st.DataObject) -> None:
    variant = data.draw(st.sampled_from([one for one in COLLATION.variants if one.left and one.right]))
    typed, places = {}, {}
    for sigil in (variant.left_sigil, variant.right_sigil):
        passage_ = data.draw(st.sampled_from(passages_of(COLLATION, variant, sigil)))
        text = COLLATION.witness(sigil).text
        words = [Span(passage_.span.start + one.start(), passage_.span.start + one.end())
                 for one in re.finditer(r"\S+", passage_.span.of(text))]  # fmt: skip
        first = data.draw(st.integers(0, len(words) - 1))
        last = data.draw(st.integers(first, len(words) - 1))
        places[sigil] = Span(words[first].start, words[last].end)
        typed |= {f"words_{sigil}": places[sigil].of(text), f"start_{sigil}": str(places[sigil].start)}
    assert spans_said(COLLATION, KEYS[variant], asked(**typed)) == tuple(places.values())


@pytest.mark.parametrize("start", ["", "x", "-1", "9" * 30, "²"])
def test_a_start_that_makes_no_sense_is_as_none(start: str) -> None:
    variant = next(one for one in COLLATION.variants if one.left and one.right)
    words = {f"words_{sigil}": span.of(COLLATION.witness(sigil).text)
             for sigil, span in ((variant.left_sigil, variant.left), (variant.right_sigil, variant.right))}  # fmt: skip
    assert spans_said(COLLATION, KEYS[variant], asked(**words, start_A=start)) == (variant.left, variant.right)


@pytest.mark.parametrize("words", ["", "   ", "nowhere in it", "<script>", "."])
def test_words_that_do_not_stand_in_the_row_are_refused_with_a_sentence(words: str) -> None:
    variant = next(one for one in COLLATION.variants if one.left and one.right)
    with pytest.raises(JudgingError, match=r"of A.*\.$"):
        spans_said(COLLATION, KEYS[variant], asked(words_A=words or " ", words_B="x"))


@pytest.mark.django_db
def test_the_words_stand_so_in_list_and_texts_and_the_difference_is_reviewed(
    owner_client, owner, analysed, key, wider, adjusted
) -> None:
    assert adjusted.status_code == 303
    assert (shown(owner_client, analysed, key, "left"), shown(owner_client, analysed, key, "right")) == wider
    verdict = standing(analysed, owner)[key]
    assert verdict.is_reviewed
    page = owner_client.get(reverse("comparisons:comparison_detail", args=[analysed.pk]) + f"?d={key}").content.decode()
    lit = re.findall(rf'data-start="(\d+)" data-keys="[^"]*{key}', page)
    assert {str(span.start) for span in verdict.spans} <= set(lit)
    assert "its words were changed" in page


@pytest.mark.django_db
def test_refused_words_come_back_with_what_to_do(owner_client, analysed, key, wider) -> None:
    sent = {"key": key, "seen": "0", "act": "spans", "form_key": str(uuid.uuid4())}
    sent |= {"words-A": "not in the row", "words-B": wider[1]}
    answer = owner_client.post(reverse("comparisons:difference_judge", args=[analysed.pk]), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "These words do not stand in this row of A. Copy them from the passage as they are." in page
    assert 'value="not in the row"' in page
    assert not Judgement.objects.exists()


@pytest.mark.django_db
def test_undone_the_programs_words_stand_again(owner_client, owner, analysed, contrast, key, adjusted) -> None:
    undo_judgement(judgement=Judgement.objects.get(), user=owner)
    text = collation_of(latest_done_run(analysed)).witness("A").text
    assert shown(owner_client, analysed, key, "left") == contrast.left.of(text)


@pytest.mark.django_db
def test_they_stay_when_the_difference_is_dismissed_or_opened_again(owner, analysed, key, adjusted) -> None:
    spans = standing(analysed, owner)[key].spans
    for act in ("dismissed:style", "reopened", "confirmed"):
        say(analysed, owner, act, key)
        assert standing(analysed, owner)[key].spans == spans


@pytest.mark.django_db
def test_who_codes_the_difference_codes_these_words_and_the_same_unit(
    owner, analysed, contrast, key, wider, adjusted
) -> None:
    pair = pair_of(analysed, owner)
    places = places_of_variant(contrast, pair)
    assert tuple(place.quote for place in places) == wider
    unit = unit_of_places(analysed, places, pair)
    undo_judgement(judgement=Judgement.objects.get(), user=owner)
    plain = pair_of(analysed, owner)
    assert unit == unit_of_places(analysed, places_of_variant(contrast, plain), plain)


@pytest.mark.django_db
def test_who_codes_the_programs_words_all_the_same_codes_the_same_unit(
    owner, analysed, contrast, key, adjusted
) -> None:
    pair = pair_of(analysed, owner)
    plain = places_of_variant(contrast, replace(pair, moved={}))
    shown_words = places_of_variant(contrast, pair)
    assert plain != shown_words
    assert unit_of_places(analysed, plain, pair) == unit_of_places(analysed, shown_words, pair)


@pytest.mark.django_db
def test_all_at_once_cannot_be_given_other_words(owner_client, owner, analysed) -> None:
    page = owner_client.get(reverse("comparisons:comparison_detail", args=[analysed.pk])).content.decode()
    listed = re.search(r'name="list" value="(\w+)"', page)[1]
    sent = {"act": "spans", "list": listed, "form_key": str(uuid.uuid4())}
    answer = owner_client.post(reverse("comparisons:difference_judge_all", args=[analysed.pk]), sent)
    assert answer.status_code == 422
    assert "This form came back damaged." in answer.content.decode()
    assert not Judgement.objects.exists()


@pytest.mark.django_db
def test_in_another_row_the_programs_words_stand_and_it_is_to_be_reviewed_again(
    owner, analysed, contrast, key, now, act, adjusted
) -> None:
    current = now()
    free = next(bead.right[0] for bead in reversed(current.alignment.beads) if bead.right and not bead.left)
    act("link", contrast.bead, passage(current, 1, free))
    after = standing(analysed, owner)[key]
    assert (after.outdated, after.spans) == (True, None)


@pytest.mark.django_db
def test_they_hold_in_the_next_run_and_after_a_dump_and_restore(
    owner, analysed, key, store, adjusted, tmp_path
) -> None:
    spans = standing(analysed, owner)[key].spans
    store(analysed)
    assert standing(analysed, owner)[key].spans == spans
    assert standing(restored(analysed, tmp_path), owner)[key].spans == spans


@pytest.mark.django_db
def test_they_go_along_to_a_corrected_text(owner, analysed, key, wider, adjusted, tmp_path) -> None:
    first = analysed.articles.order_by("id").first()
    next_version(first, first.text + "\n\nThe editors have added a line of their own at the end.")
    renewed = renew_comparison(comparison=analysed, user=owner)
    worker.perform(tasks.claim(), analyse=worker.with_encoder(SharedEncoder(tmp_path)))
    spans = [one.spans for one in standing(renewed, owner).values() if one.spans]
    collation = collation_of(latest_done_run(renewed))
    assert [(left.of(collation.witness("A").text), right.of(collation.witness("B").text)) for left, right in spans] == [
        wider
    ]


@pytest.mark.django_db
def test_the_report_has_these_words_under_the_same_name_and_says_whose_they_are(owner, analysed, key, wider) -> None:
    def rows() -> list[dict[str, str]]:
        report = report_of(analysed, made_by=owner, made_at=datetime(2026, 11, 27, tzinfo=UTC), base_url="")
        return list(csv.DictReader(io.StringIO(FORMATS["contrasts"].write(report).decode("utf-8-sig"))))

    before = rows()[keys_of(analysed).index(key)]
    collation = collation_of(latest_done_run(analysed))
    spans = spans_said(collation, key, asked(words_A=wider[0], words_B=wider[1]))
    say(analysed, owner, "spans", key, spans=spans)
    after = rows()[keys_of(analysed).index(key)]
    assert after["difference_id"] == before["difference_id"]
    assert (after["a_quote"], after["b_quote"]) == wider
    said = ("words_by", "judgement", "judged_by")
    assert [before[name] for name in said] == ["machine", "", ""]
    assert [after[name] for name in said] == ["person", "confirmed", "owner"]
