"""Hostile texts against what must hold of every analysis. Few of them in the suite; `--inputs 100000` by hand."""

from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from newsdiff.analysis.align import MOST_LINKS, MOST_LONG_LINKS
from newsdiff.analysis.collate import collate
from newsdiff.analysis.segment import LONGEST
from newsdiff.analysis.types import Alignment, Bead, Collation, Span, Variant, Witness

PIECES = (
    *("The army said on Sunday that two soldiers were killed. ", "Two soldiers died, the Army said. ", "Rain fell. "),
    *("Gen. Okar Dane vowed “revenge”. ", "He said: “We never left", "” he added. ", "Iran’s anti-terror men "),
    *("5,000 men in the U.S. left at 9 ", "war " * 6, "War. " * 4, "no no ", "long before " * 3, "Mr. " * 3),
    *("((((", ". . ", "\n", "\n\n", "\n\n", "\t", " ", "\u00a0", "\u200b", ". ", "... ", "?! ", "“", "”", '"', "–"),
    *("09:41 ", "DANE: ", "- ", "* ", "1. ", "a) ", "| 3 | 4 |\n", "12\t30\t7.5\n", "$1.5m ", "40% ", "#tag @name "),
    *("停火。军队说。", "هدنة؟ قال الجيش. ", "शांति। ", "Перемирие. ", "ß ﬁ İ ", "\U0001f469\u200d\U0001f467 "),
    *("\u202eabc\u202c ", "\U0001d416ar ", "a-" * 9, "1," * 9, "x" * 90, "“ ”" * 4, "http://example.org/a?b=c "),
    *("roses are red\nviolets are blue\n", "Roses are red, ", "soldiers "),
)  # fmt: skip
LANGUAGES = ("en", "en", "en", "", "de", "zh", "ar")
SWAPPED: Mapping[str, str] = {"addition": "omission", "omission": "addition"}


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Witness, Witness]:
    """Two texts, of which the second takes pieces of the first."""
    left = draw(st.lists(st.sampled_from(PIECES), max_size=6))
    right = draw(st.lists(st.sampled_from((*left, *left, *PIECES[: 40 if left else None])), max_size=6))
    languages = draw(st.sampled_from(LANGUAGES)), draw(st.sampled_from(LANGUAGES[:4]))
    return Witness("A", "".join(left), languages[0]), Witness("B", "".join(right), languages[1])


def check_passages(collation: Collation, sigil: str) -> None:
    """Passages rise, do not overlap, and hold all but white space."""
    text, at = collation.witness(sigil).text, 0
    for index, passage in enumerate(collation.passages_of(sigil)):
        assert passage.index == index
        assert not text[at : passage.span.start].strip()
        assert passage.span.of(text).strip() == passage.span.of(text) != ""
        assert passage.span.end - passage.span.start <= LONGEST
        at = passage.span.end
    assert not text[at:].strip()


def check_alignment(collation: Collation, alignment: Alignment) -> None:
    """Every passage stands in a bead; scores are probabilities; no passage is linked without bounds."""
    for side, sigil in (("left", alignment.left_sigil), ("right", alignment.right_sigil)):
        held = Counter(index for bead in alignment.beads for index in getattr(bead, side))
        assert held.keys() == {passage.index for passage in collation.passages_of(sigil)}
        assert max(Counter(getattr(link, side) for link in alignment.links).values(), default=0) <= MOST_LINKS
    for bead in alignment.beads:
        assert bead.left or bead.right
        assert 0 <= bead.score <= 1


def check_variants(collation: Collation) -> None:
    """A difference lies inside its bead; no two of a bead share words on both sides."""
    seen: dict[tuple[str, str, int], list[Variant]] = {}
    for variant in collation.variants:
        sigils = (variant.left_sigil, variant.right_sigil)
        bead = collation.alignment(*sigils).beads[variant.bead]
        assert (variant.left is None) == (variant.kind == "addition")
        assert (variant.right is None) == (variant.kind == "omission")
        for sigil, span, indexes in zip(sigils, (variant.left, variant.right), (bead.left, bead.right), strict=True):
            spans = [collation.passages_of(sigil)[index].span for index in indexes]
            assert span is None or (span.start < span.end and spans[0].start <= span.start <= span.end <= spans[-1].end)
        for other in seen.setdefault((*sigils, variant.bead), []):
            assert not (meet(variant.left, other.left) and meet(variant.right, other.right))
        seen[(*sigils, variant.bead)].append(variant)
    assert {contrast.variant for contrast in collation.contrasts} <= set(collation.variants)


def meet(one: Span | None, other: Span | None) -> bool:
    """Whether two spans share a place."""
    return one is not None and other is not None and one.start < other.end and other.start < one.end


def check_sides(one: Collation, other: Collation) -> None:
    """Swapping the articles swaps the sides and changes nothing else."""
    here, there = one.alignments[0], other.alignments[0]
    assert sorted(map(key_of, here.beads)) == sorted(key_of(swapped(bead)) for bead in there.beads)
    mirrored = Counter((SWAPPED.get(v.kind, v.kind), v.right, v.left) for v in other.variants)
    assert Counter((v.kind, v.left, v.right) for v in one.variants) == mirrored


def swapped(bead: Bead) -> Bead:
    """The bead seen from the other side."""
    return Bead(bead.right, bead.left, bead.score, bead.made_by)


def key_of(bead: Bead) -> tuple[tuple[int, ...], tuple[int, ...], float]:
    """What is compared of a bead."""
    return bead.left, bead.right, round(bead.score, 5)


def check_laws(pair: tuple[Witness, Witness]) -> None:
    """All of it, for two texts; what needs a second analysis, for some of them."""
    left, right = pair
    found = collate([left, right], encoder=None)
    for sigil in "AB":
        check_passages(found, sigil)
    check_alignment(found, found.alignments[0])
    check_variants(found)
    for located in (*found.facts, *found.cues):
        assert 0 <= located.span.start < located.span.end <= len(found.witness(located.sigil).text)
    chosen = (len(left.text) + len(right.text)) % 8
    if chosen < 3:
        renamed = Witness("A", right.text, right.language), Witness("B", left.text, left.language)
        check_sides(found, collate(renamed, encoder=None))
    if chosen == 3:
        with_third = collate([left, right, Witness("C", "The army said so on Sunday.", "en")], encoder=None)
        assert with_third.alignment("A", "B") == found.alignments[0]
        assert tuple(v for v in with_third.variants if (v.left_sigil, v.right_sigil) == ("A", "B")) == found.variants


def test_hostile_texts_break_no_law(pytestconfig: pytest.Config) -> None:
    """Fails when some text stops the analysis, or gets what no other text would."""
    many = pytestconfig.getoption("inputs")
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    phases = [Phase.explicit, Phase.generate, Phase.shrink]
    settings(max_examples=many, deadline=None, database=None, suppress_health_check=checks, phases=phases)(
        given(pairs())(check_laws)
    )()


def test_a_passage_said_over_and_over_is_named() -> None:
    """Fails when an article of one sentence, many times, is matched by halves and nobody is told."""
    often, once = Witness("A", "\n\n".join(["Two men left."] * 9), "en"), Witness("B", "Two men left.", "en")
    reasons = [one.reason for one in collate([often, once], encoder=None).fallbacks]
    assert (
        "Article A says a passage 9 times over: each was linked with 6 passages of another article at most." in reasons
    )


def test_texts_without_full_stops_are_linked_with_few_stretches_and_it_is_said() -> None:
    """Fails when each of them costs six comparisons of hundreds of words."""
    texts = ["the army said that two soldiers were killed in the blast and vowed revenge " * 150] * 2
    found = collate([Witness(sigil, text, "en") for sigil, text in zip("AB", texts, strict=True)], encoder=None)
    links = Counter(link.left for link in found.alignments[0].links)
    assert len(found.passages_of("A")) > MOST_LONG_LINKS
    assert max(links.values()) == MOST_LONG_LINKS
    reasons = [one.reason for one in found.fallbacks]
    assert any(f"linked with {MOST_LONG_LINKS} others as long at most" in reason for reason in reasons)
