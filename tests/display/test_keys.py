"""Names of differences hold over runs."""

import re
from dataclasses import replace

from hypothesis import given

from newsdiff.analysis.types import Bead, Collation, Contrast, Span, Variant
from newsdiff.display.keys import variant_keys
from newsdiff.display.veil import Veil
from tests.display.collations import collation_with, collations

SAID = Variant("substitution", "A", "B", 0, Span(0, 4), Span(0, 3), 0.5)
ALONE = Variant("omission", "A", "B", 0, Span(5, 8), None, None)


def collation(*variants: Variant, **fields) -> Collation:
    return replace(collation_with(["Said one."], ["Say two."], [Bead((0,), (0,), 0.8)], variants=variants), **fields)


@given(collations())
def test_each_difference_has_a_key_of_its_own(found: Collation):
    keys = variant_keys(found)
    assert len(set(keys.values())) == len(set(found.variants))
    assert all(re.fullmatch("d[0-9a-f]{10}", key) for key in keys.values())


def test_a_difference_found_before_it_does_not_rename_a_difference():
    assert variant_keys(collation(SAID))[SAID] == variant_keys(collation(ALONE, SAID))[SAID]


def test_kind_row_and_rank_do_not_rename_a_difference():
    again = replace(SAID, kind="transposition", bead=4, cosine=None)
    ranked = collation(again, contrasts=(Contrast(again, "verb", 0.4, ()),))
    assert variant_keys(ranked)[again] == variant_keys(collation(SAID))[SAID]


def test_another_place_is_another_difference():
    other = replace(SAID, left=Span(0, 3))
    assert variant_keys(collation(other))[other] != variant_keys(collation(SAID))[SAID]


def test_hiding_words_does_not_rename_a_difference():
    veiled = Veil(frozenset({"Said"})).over_collation(collation(SAID))
    assert veiled.witness("A").text.startswith("▒▒▒▒ ")
    assert variant_keys(veiled) == variant_keys(collation(SAID))


def test_the_same_words_in_a_second_row_have_a_key_of_their_own():
    again = replace(ALONE, bead=1)
    keys = variant_keys(collation(ALONE, again))
    assert keys[ALONE] == variant_keys(collation(ALONE))[ALONE] != keys[again]
