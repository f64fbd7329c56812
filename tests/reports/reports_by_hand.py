"""A report written by hand, of invented articles, for the tests of the writers."""

from datetime import UTC, date, datetime

from newsdiff.reports.types import (
    AlonePassage,
    Analysis,
    CodeText,
    ContrastLine,
    DecisionLine,
    FactText,
    Finding,
    PairReport,
    PersonLink,
    Quote,
    Report,
    ReportArticle,
    Side,
    TeamWork,
)

LEFT = ReportArticle(
    sigil="A",
    article_id=11,
    outlet="Courier",
    headline="Convoy attacked",
    dateline="",
    byline="",
    published=date(2024, 6, 7),
    url="https://courier.example/convoy",
    language="en",
    version=1,
    text_sha256="a" * 64,
    n_characters=1234,
    n_passages=3,
)
RIGHT = ReportArticle(
    sigil="B",
    article_id=12,
    outlet="",
    headline="",
    dateline="PORT MAREN",
    byline="By a reporter",
    published=None,
    url="",
    language="",
    version=2,
    text_sha256="b" * 64,
    n_characters=987,
    n_passages=3,
)
LABEL = CodeText(
    guid="37fc4505-cc96-5b3a-b655-1aaf6f8fac14",
    name="Actor label",
    definition="Who is named how.",
    include_when="A noun is exchanged.",
    exclude_when="",
    example="A: “volunteers” · B: “gunmen”",
    n_uses=1,
)
AGENCY = CodeText("5fa7cd08-8f6e-5c16-8da3-d2b60142ea1a", "Agency", "Who did it.", "", "", "", 1)
UNUSED = CodeText("9ad52b72-f28b-5331-a67a-170f4d5f9673", "Other difference", "Anything else.", "", "", "", 0)
GROUPS = Quote(17, 35, "", "Anti-terror groups", " struck a convoy.", "A1")
FACTIONS = Quote(0, 23, "", "Iranian-backed factions", " struck a convoy.", "B0")
KILLED = Quote(70, 76, "Two men were ", "killed", ".", "A2")
TWO = Quote(58, 65, "", "Two men", " were killed.", "A2")
ROADS = Quote(60, 77, "", "Roads were closed.", "", "B2")


def report_by_hand(*, comment: str = "Each names the doer\nby its own side.", title: str = "A convoy") -> Report:
    """Two findings, two contrasts, one passage that stands alone on each side."""
    return Report(
        comparison_id=5,
        title=title,
        project="My comparisons",
        permalink="http://127.0.0.1:8000/comparisons/5/",
        generator="newsdiff 0.1.0",
        made_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        made_by="Ada",
        analysis=Analysis(3, "newsdiff 0.1.0, no model", datetime(2026, 1, 1, tzinfo=UTC), (("encoder", "No model."),)),
        articles=(LEFT, RIGHT),
        findings=(
            Finding(
                number=1,
                annotation_id=21,
                difference_id="d0123456789ab",
                difference_type="label",
                what="Label",
                sides=(Side(LEFT, (GROUPS,)), Side(RIGHT, (FACTIONS,))),
                codes=(LABEL, AGENCY),
                comment=comment,
                coder="Ada",
                created_at=datetime(2026, 1, 1, 10, 0, tzinfo=UTC),
                changed_at=datetime(2026, 1, 1, 11, 0, tzinfo=UTC),
                changed_by="Ben",
                permalink="http://127.0.0.1:8000/annotations/21/",
            ),
            Finding(
                number=2,
                annotation_id=22,
                difference_id="dba9876543210",
                difference_type="only_b",
                what="Only in B",
                sides=(Side(LEFT, ()), Side(RIGHT, (ROADS,))),
                codes=(AGENCY,),
                comment="",
                coder="Ben",
                created_at=datetime(2026, 1, 1, 12, 0, tzinfo=UTC),
                changed_at=None,
                changed_by="",
                permalink="http://127.0.0.1:8000/annotations/22/",
            ),
        ),
        pairs=(
            PairReport(
                left=LEFT,
                right=RIGHT,
                method="words",
                n_rows=2,
                n_moved=1,
                n_variants=3,
                n_spelling=1,
                contrasts=(
                    ContrastLine(
                        rank=1,
                        difference_id="d0123456789ab",
                        category="label",
                        what="Label",
                        kind="substitution",
                        salience=0.9,
                        left=GROUPS,
                        right=FACTIONS,
                        evidence=("names the same thing", "an evaluative label"),
                        findings=(1,),
                    ),
                    ContrastLine(2, "dcccccccccccc", "verb", "Verb", "only_a", 0.5, KILLED, None, (), (), "person"),
                ),
                left_alone=(AlonePassage("A0", "headline", "Convoy attacked", (), "person"),),
                right_alone=(AlonePassage("B2", "sentence", "Roads were closed.", (2,)),),
                facts=(
                    FactText("A2 and B1", "number", "Number", TWO, None, "in A here, elsewhere in B", "B2"),
                    FactText("A2 and B1", "date", "Date", None, ROADS, "only in B", ""),
                ),
                people=(
                    PersonLink(
                        "A2 and B1", "linked by a person", "Ada Editor", datetime(2024, 6, 9, 8, 30, tzinfo=UTC)
                    ),
                ),
            ),
        ),
        codebook_name="Framing differences",
        codebook_guidance="Read both sides first.",
        codes=(LABEL, AGENCY, UNUSED),
        team=TeamWork(
            ("Coded by 2 coders.",),
            (
                DecisionLine(
                    difference_id="d0123456789ab",
                    sides=(Side(LEFT, (GROUPS,)), Side(RIGHT, (FACTIONS,))),
                    codes=("Actor label",),
                    coders=(("Ada", ("Actor label", "Agency")), ("Ben", ())),
                    reason="=One act,\nnot two.",
                    by="Eve",
                    at=datetime(2026, 1, 1, 12, 0, tzinfo=UTC),
                    by_agreement=False,
                ),
            ),
        ),
    )
