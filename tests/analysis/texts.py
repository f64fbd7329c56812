"""Hypothesis strategies for texts and witnesses, and a short pair of reports of one invented event."""

from collections.abc import Sequence

from hypothesis import strategies as st

from newsdiff.analysis.types import Heading, Span, Witness

WORDS = """
The U.S. Gen. army convoy Sunday militia said killed “truce 5,000 a.m. J. said.” (no) … ... troops. why? Stop! 3.5 No. 7
Kata’ib anti-terror was struck. He they. “We left.” Mohi. 停火。 هدنة؟ शांति। – ; : x
"""

LEFT = Witness(
    "A",
    "The army said on Sunday that anti-terror groups had struck a convoy near Velmora. "
    "Two soldiers were killed in the blast.\n\n"
    "Gen. Okar Dane vowed revenge for the deaths.\n\nThe price of bread rose by a tenth in May.",
    "en",
)
RIGHT = Witness(
    "B",
    "Convoy hit\n\nTwo soldiers were martyred when a convoy was hit near Velmora. "
    "Eastern-backed factions struck it on Sunday, the army said.\n\n"
    "Schools in the capital stay closed for a week.\n\nThe deaths will be avenged, General Dane vowed.",
    "en",
    (Heading("headline", Span(0, 10)),),
)

sentences = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=12).map(" ".join)
paragraphs = st.lists(sentences, min_size=1, max_size=4).map(" ".join)
news = st.lists(paragraphs, max_size=5).map("\n\n".join)
texts = st.one_of(news, st.text(max_size=300), st.text(alphabet=" \n.!?“”\"'()aA1", max_size=200))


@st.composite
def witnesses(
    draw: st.DrawFn,
    sigil: str = "A",
    texts: st.SearchStrategy[str] = texts,
    languages: Sequence[str] = ("en", ""),
) -> Witness:
    """A witness, sometimes with its first paragraph as a headline."""
    text = draw(texts)
    first = text.split("\n\n")[0]
    headings: tuple[Heading, ...] = ()
    if first.strip() and first == first.strip() and "\n" not in first and draw(st.booleans()):
        headings = (Heading("headline", Span(0, len(first))),)
    return Witness(sigil, text, draw(st.sampled_from(languages)), headings)
