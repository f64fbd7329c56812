"""The values of the analysis. `Collation` is everything it says, and the only thing it returns.

Offsets are half-open and count Unicode code points in the witness's text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

HeadingKind = Literal["headline", "subheading"]
PassageKind = Literal["headline", "subheading", "sentence"]
VariantKind = Literal["substitution", "addition", "omission", "transposition", "spelling"]
Category = Literal[
    "label",
    "verb",
    "attribution",
    "hedge",
    "intensity",
    "number",
    "date",
    "name",
    "quotation",
    "wording",
]
MadeBy = Literal["machine", "person"]
CueKind = Literal["attribution", "hedge", "intensifier", "evaluative", "speech_act", "passive", "scare_quotes"]

FactKind = Literal["number", "date", "name", "quotation", "speaker"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a witness's text."""

    start: int  # code points, inclusive
    end: int  # code points, exclusive

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start}, {self.end}")

    def of(self, text: str) -> str:
        """The words of `text` that the span covers.

        >>> Span(4, 9).of("Two words here")
        'words'
        """
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Heading:
    """A headline or sub-heading inside a witness's text."""

    kind: HeadingKind
    span: Span


@dataclass(frozen=True, slots=True)
class Witness:
    """An article's part in one comparison: its canonical text under a letter."""

    sigil: str  # "A", "B", …
    text: str  # canonical: NFC, "\n" line ends; paragraphs stand apart by a blank line
    language: str  # ISO 639-1, "" where unknown
    headings: tuple[Heading, ...] = ()  # in text order, each a paragraph of its own


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of alignment: headline, sub-heading or sentence."""

    sigil: str
    index: int  # 0-based, in text order
    kind: PassageKind
    paragraph: int  # 0-based number of the paragraph it stands in
    span: Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark of punctuation."""

    span: Span
    form: str  # the text of the span


@dataclass(frozen=True, slots=True)
class Bead:
    """One element of an alignment; an empty side says "no counterpart"."""

    left: tuple[int, ...]  # indexes of passages, rising
    right: tuple[int, ...]
    score: float  # 0..1; 0 where a side is empty
    made_by: MadeBy = "machine"  # "person": someone linked these, locked them, or said that nothing stands opposite

    def __post_init__(self) -> None:
        if not self.left and not self.right:
            raise ValueError("a bead needs a passage on at least one side")


@dataclass(frozen=True, slots=True)
class PassageLink:
    """Two passages that the machine links, whatever a person decided of them."""

    left: int  # index of the passage
    right: int
    score: float  # 0..1


@dataclass(frozen=True, slots=True)
class Alignment:
    """The whole correspondence of two witnesses, beads in order of the left text."""

    left_sigil: str
    right_sigil: str
    beads: tuple[Bead, ...]
    method: str  # which evidence was used, e.g. "tokens+words" or "words"
    links: tuple[PassageLink, ...] = ()  # what the machine found, from which the beads are made anew after a decision


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording difference inside a bead."""

    kind: VariantKind
    left_sigil: str
    right_sigil: str
    bead: int  # index into the beads of the two witnesses' alignment
    left: Span | None  # None: an addition of the right side
    right: Span | None  # None: an omission on the right side
    cosine: float | None  # -1..1 between the phrases' vectors; None without a model or a side


@dataclass(frozen=True, slots=True)
class Contrast:
    """A variant that an analyst of framing may want to report."""

    variant: Variant
    category: Category
    salience: float  # 0..1
    evidence: tuple[str, ...]  # why it ranks there, one plain phrase each


@dataclass(frozen=True, slots=True)
class FramingCue:
    """A rule's hit on words: a pointer for the reader, never a score of bias."""

    kind: CueKind
    sigil: str
    span: Span
    rule: str  # the rule's name and lexicon entry, e.g. "attribution.doubting: claimed"


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement of fact that can be held against another: how many, when, who, in whose words."""

    kind: FactKind
    sigil: str
    span: Span
    value: str  # as it is compared: "12 rocket", "2500000 $", "sunday", "10-11", "muhammad mohi", "dozens attack"


@dataclass(frozen=True, slots=True)
class FactDifference:
    """What a bead's two sides state otherwise: one side's fact alone, or two facts that cannot both be so."""

    kind: FactKind
    left: Fact | None  # None: the left side does not say it
    right: Fact | None  # with `left`, the two contradict each other
    elsewhere: int | None = None  # first passage of the other article, outside the bead, that says it too


FactStrips = Mapping[int, tuple[FactDifference, ...]]  # by number of the bead; those that cannot both be so come first


@dataclass(frozen=True, slots=True)
class Fallback:
    """Something done in a simpler way, always shown."""

    stage: str  # "encoder", "align", "wording"
    reason: str  # a sentence for the analyst


@dataclass(frozen=True, slots=True)
class Collation:
    """Everything the analysis says of two or more witnesses."""

    witnesses: tuple[Witness, ...]
    passages: tuple[Passage, ...]  # by witness, then index
    alignments: tuple[Alignment, ...]  # one for each pair of witnesses, in order of sigils
    variants: tuple[Variant, ...]  # by pair, bead, left position
    contrasts: tuple[Contrast, ...]  # falling salience
    cues: tuple[FramingCue, ...]  # by witness, then position
    fallbacks: tuple[Fallback, ...]
    version: str  # engine version and model fingerprint
    facts: tuple[Fact, ...] = ()  # by witness, then position

    def passages_of(self, sigil: str) -> tuple[Passage, ...]:
        """The passages of one witness, in text order."""
        return tuple(passage for passage in self.passages if passage.sigil == sigil)

    def witness(self, sigil: str) -> Witness:
        """The witness with this letter; `KeyError` where there is none."""
        for witness in self.witnesses:
            if witness.sigil == sigil:
                return witness
        raise KeyError(sigil)

    def alignment(self, left_sigil: str, right_sigil: str) -> Alignment:
        """The alignment of two witnesses in this order; `KeyError` where there is none."""
        for alignment in self.alignments:
            if (alignment.left_sigil, alignment.right_sigil) == (left_sigil, right_sigil):
                return alignment
        raise KeyError((left_sigil, right_sigil))
