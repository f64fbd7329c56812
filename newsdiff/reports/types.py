"""The report as a value: everything that any format shows, and nothing that has to be looked up."""

from dataclasses import dataclass
from datetime import date, datetime

from newsdiff.analysis.types import MadeBy


@dataclass(frozen=True, slots=True)
class ReportArticle:
    """One compared text."""

    sigil: str
    article_id: int
    outlet: str  # "" where unknown, as in each text below
    headline: str
    dateline: str
    byline: str
    published: date | None
    url: str
    language: str  # ISO 639-1
    version: int  # 1, and one more with each correction
    text_sha256: str
    n_characters: int  # code points
    n_passages: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article in the passage, or passages, that they stand in."""

    start: int  # code points in the article's text
    end: int
    before: str
    words: str
    after: str
    passages: str  # "A7", or "A7–A8"


@dataclass(frozen=True, slots=True)
class Side:
    """One article's side of a difference; without quotes, nothing stands opposite in it."""

    article: ReportArticle
    quotes: tuple[Quote, ...]  # in text order


@dataclass(frozen=True, slots=True)
class CodeText:
    """An entry of the codebook."""

    guid: str
    name: str
    definition: str
    include_when: str
    exclude_when: str
    example: str
    n_uses: int  # by findings of this report
    target: str = ""  # what a finding says in the code's slots; "" in the codebook
    polarity: str = ""
    voice: str = ""
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference that a person coded."""

    number: int  # 1-based, in the order of the left text
    annotation_id: int
    difference_id: str  # the same for the same words, whoever codes them and whatever run found them
    difference_type: str  # category or kind, "only_a", "only_b", "passages" or "words"
    what: str  # that in words
    sides: tuple[Side, ...]  # by sigil; an article that the coder said nothing of is not there
    codes: tuple[CodeText, ...]
    comment: str
    coder: str
    created_at: datetime
    changed_at: datetime | None  # None: as it was first written
    changed_by: str
    permalink: str
    confidence: str = ""  # "low", "medium" or "high" where said


@dataclass(frozen=True, slots=True)
class ContrastLine:
    """A contrast of the program's list."""

    rank: int  # 1-based, by falling salience
    difference_id: str
    category: str
    what: str  # the category in words
    kind: str  # "substitution", "only_a", "only_b", …
    salience: float  # 0..1
    left: Quote | None
    right: Quote | None
    evidence: tuple[str, ...]
    findings: tuple[int, ...]  # numbers of the findings on the same words
    link_made_by: MadeBy = "machine"  # who laid the passages opposite each other
    judgement: str = ""  # "confirmed" or "dismissed"; "" where nobody judged it as it stands
    reason: str = ""  # of a dismissal, in words
    judged_by: str = ""
    words_by: MadeBy = "machine"  # who says where its words begin and end


@dataclass(frozen=True, slots=True)
class AlonePassage:
    """A passage to which the program found nothing opposite."""

    label: str  # "B4"
    kind: str  # "headline", "subheading" or "sentence"
    text: str
    findings: tuple[int, ...]  # numbers of the findings in this passage
    said_by: MadeBy = "machine"  # who says that nothing stands opposite


@dataclass(frozen=True, slots=True)
class FactText:
    """A number, date, name, quotation or speaker in which the two sides of a row differ."""

    row: str  # "A1 and B1"
    kind: str
    what: str  # the kind in words
    left: Quote | None
    right: Quote | None
    said: str  # "only in A", "A and B differ", "in A here, elsewhere in B"
    elsewhere: str  # the passage that says it too, e.g. "B7"; "" where none does


@dataclass(frozen=True, slots=True)
class PersonLink:
    """What a person decided about passages of two articles."""

    passages: str  # "A7 and B4"
    what: str  # "linked by a person"
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PairReport:
    """What the program found of two of the articles."""

    left: ReportArticle
    right: ReportArticle
    method: str
    n_rows: int  # passages opposite each other
    n_moved: int  # of them, out of order
    n_variants: int  # wording differences, spelling set aside
    n_spelling: int
    contrasts: tuple[ContrastLine, ...]
    left_alone: tuple[AlonePassage, ...]
    right_alone: tuple[AlonePassage, ...]
    facts: tuple[FactText, ...] = ()  # row after row
    people: tuple[PersonLink, ...] = ()  # what people decided about its links, oldest first


@dataclass(frozen=True, slots=True)
class Analysis:
    """How the program's part was made."""

    run_id: int
    engine_version: str
    finished_at: datetime | None
    fallbacks: tuple[tuple[str, str], ...]  # stage, reason


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """What an adjudicator made hold for a unit that was coded, beside what each coder said."""

    difference_id: str
    sides: tuple[Side, ...]
    codes: tuple[str, ...]  # that hold, with their slots in brackets; none: nothing is to be coded there
    coders: tuple[tuple[str, tuple[str, ...]], ...]  # each coder who took part, and their codes likewise
    reason: str
    by: str
    at: datetime
    by_agreement: bool  # taken over because all coders agreed


@dataclass(frozen=True, slots=True)
class TeamWork:
    """How several people coded a comparison, and what was decided in the end."""

    how: tuple[str, ...]  # a sentence each
    decisions: tuple[DecisionLine, ...]  # in the order of the texts


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison with its findings, at one moment."""

    comparison_id: int
    title: str
    project: str
    permalink: str
    generator: str  # "newsdiff 0.1.0"
    made_at: datetime
    made_by: str
    analysis: Analysis
    articles: tuple[ReportArticle, ...]
    findings: tuple[Finding, ...]
    pairs: tuple[PairReport, ...]
    codebook_name: str
    codebook_guidance: str
    codes: tuple[CodeText, ...]
    team: TeamWork = TeamWork((), ())
