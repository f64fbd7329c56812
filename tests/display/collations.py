"""Hand-made and random collations for the tests of display."""

from hypothesis import strategies as st

from newsdiff.analysis.types import (
    Alignment,
    Bead,
    Collation,
    Contrast,
    FramingCue,
    Passage,
    Span,
    Variant,
    Witness,
)

WORDS = ("groups", "said", "martyred", "אנשי", "🙂", "on", "Sunday", "e\u0301")


def witness_with(sigil: str, sentences: list[str]) -> tuple[Witness, tuple[Passage, ...]]:
    """A witness of these sentences, each two of them a paragraph, with its passages."""
    text = ""
    passages = []
    for index, sentence in enumerate(sentences):
        text += "" if index == 0 else ("\n\n" if index % 2 == 0 else " ")
        span = Span(len(text), len(text) + len(sentence))
        passages.append(Passage(sigil=sigil, index=index, kind="sentence", paragraph=index // 2, span=span))
        text += sentence
    return Witness(sigil=sigil, text=text, language="en"), tuple(passages)


def collation_with(
    left: list[str],
    right: list[str],
    beads: list[Bead],
    *,
    variants: tuple[Variant, ...] = (),
    contrasts: tuple[Contrast, ...] = (),
    cues: tuple[FramingCue, ...] = (),
) -> Collation:
    """A collation of witnesses A and B."""
    a, a_passages = witness_with("A", left)
    b, b_passages = witness_with("B", right)
    return Collation(
        witnesses=(a, b),
        passages=a_passages + b_passages,
        alignments=(Alignment("A", "B", tuple(beads), "words"),),
        variants=variants,
        contrasts=contrasts,
        cues=cues,
        fallbacks=(),
        version="test",
    )


sentences = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), min_size=1, max_size=9)


@st.composite
def collations(draw: st.DrawFn) -> Collation:
    """Random collations in which each passage is in exactly one bead, with random variants and cues."""
    left, right = draw(sentences), draw(sentences)
    lefts, rights = list(range(len(left))), draw(st.permutations(range(len(right))))
    n_paired = draw(st.integers(0, min(len(left), len(right))))
    beads = [Bead((lefts[i],), (rights[i],), 0.5) for i in range(n_paired)]
    beads += [Bead((i,), (), 0) for i in lefts[n_paired:]]
    beads += [Bead((), (i,), 0) for i in sorted(rights[n_paired:])]
    collation = collation_with(left, right, beads)
    variants = tuple(draw(st.lists(variants_of(collation), max_size=8, unique=True)))
    contrasts = tuple(Contrast(variant, "label", 0.5, ("because",)) for variant in variants[::2])
    cues = tuple(
        FramingCue("hedge", "A", span, "hedge: may") for span in draw(st.lists(spans(collation, "A"), max_size=3))
    )
    return collation_with(left, right, beads, variants=variants, contrasts=contrasts, cues=cues)


def spans(collation: Collation, sigil: str) -> st.SearchStrategy[Span]:
    """Random stretches of a witness's text."""
    length = len(collation.witness(sigil).text)
    edges = st.integers(0, length)
    return st.tuples(edges, edges).map(lambda pair: Span(min(pair), max(pair)))


@st.composite
def variants_of(draw: st.DrawFn, collation: Collation) -> Variant:
    """Random variants of the two witnesses, their words inside the passages of their bead."""
    beads = collation.alignments[0].beads
    bead = draw(st.sampled_from(range(len(beads))))
    left = draw(span_inside(collation, "A", beads[bead].left))
    right = draw(span_inside(collation, "B", beads[bead].right))
    kinds = ["substitution", "spelling"] if left and right else ["omission" if left else "addition"]
    return variant(draw(st.sampled_from(kinds)), left, right, bead=bead)


@st.composite
def span_inside(draw: st.DrawFn, collation: Collation, sigil: str, passages: tuple[int, ...]) -> Span | None:
    """A random stretch of the first of these passages; None where there are none."""
    if not passages:
        return None
    whole = collation.passages_of(sigil)[passages[0]].span
    edges = st.integers(whole.start, whole.end)
    return Span(*sorted((draw(edges), draw(edges))))


def variant(kind: str, left: Span | None, right: Span | None, *, bead: int = 0) -> Variant:
    """A variant of A and B."""
    return Variant(kind, "A", "B", bead=bead, left=left, right=right, cosine=None)  # type: ignore[arg-type]
