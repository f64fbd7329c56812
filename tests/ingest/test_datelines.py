"""Datelines of many houses are told from the first words of a report."""

import pytest

from newsdiff.ingest.clean import clean
from newsdiff.ingest.datelines import find_dateline
from newsdiff.ingest.types import RawArticle

LEAD = "A ferry carrying about 300 passengers capsized off the coast on Sunday, the coast guard said in a statement."

DATELINES = [
    ("BAGHDAD (Dispatches) -- ", "BAGHDAD (Dispatches)"),
    ("WASHINGTON (AP) — ", "WASHINGTON (AP)"),
    ("TEHRAN (FNA)- ", "TEHRAN (FNA)"),
    ("LONDON, Oct. 11 (Reuters) - ", "LONDON, Oct. 11 (Reuters)"),
    ("LONDON, Oct 11, 2020 (AFP) – ", "LONDON, Oct 11, 2020 (AFP)"),
    ("Tehran, IRNA – ", "Tehran, IRNA"),
    ("BAGHDAD/TEHRAN (Reuters) - ", "BAGHDAD/TEHRAN (Reuters)"),
    ("WASHINGTON and BAGHDAD — ", "WASHINGTON and BAGHDAD"),
    ("SAINT-DENIS, France (AP) — ", "SAINT-DENIS, France (AP)"),
    ("Port-au-Prince (Reuters) - ", "Port-au-Prince (Reuters)"),
    ("ST. PETERSBURG, Fla. — ", "ST. PETERSBURG, Fla"),
    ("BEIJING, Oct. 11 (Xinhua) -- ", "BEIJING, Oct. 11 (Xinhua)"),
    ("NEW DELHI: ", "NEW DELHI"),
    ("Baghdad – ", "Baghdad"),
    ("(CNN) — ", "(CNN)"),
    ("CNN — ", "CNN"),
    ("London (CNN)", "London (CNN)"),
    ("Berlin (dpa) - ", "Berlin (dpa)"),
    ("Madrid, 11 oct (EFE).- ", "Madrid, 11 oct (EFE)"),
    ("МОСКВА, 11 окт — РИА Новости. ", "МОСКВА, 11 окт — РИА Новости"),
    ("МОСКВА, 11 октября. /ТАСС/. ", "МОСКВА, 11 октября. /ТАСС/"),
    ("بغداد (رويترز) - ", "بغداد (رويترز)"),
    ("新华社北京10月11日电（记者张三）", "新华社北京10月11日电（记者张三）"),
]


@pytest.mark.parametrize(("opening", "name"), DATELINES)
def test_a_dateline_goes_into_its_field(opening: str, name: str) -> None:
    article = clean(RawArticle(text=f"Ferry sinks off the coast\n\n{opening}{LEAD}", name="", media_type="text/plain"))
    assert article.dateline == name
    assert article.text == f"Ferry sinks off the coast\n\n{LEAD}"
    assert [(removal.text, removal.reason) for removal in article.removed] == [(opening.strip(), "dateline")]


@pytest.mark.parametrize(
    "text",
    [
        "Trump — who lost the vote — said that he would not go.",
        "BREAKING — Ferry sinks off the coast with 300 aboard, guard says",
        "UPDATE: The search goes on, the coast guard says.",
        "The minister (who had not been told) - left the room.",
        "President Omar Khatib – The man who would be king",
        "Ferries - and there are many of them - are old.",
        "EU: Brussels will act",
        "A (short) - Sentence.",
        "NATO-led forces left.",
        "BAGHDAD (Dispatches) --",
        "",
    ],
)
def test_other_openings_are_left_alone(text: str) -> None:
    assert find_dateline(text) is None


def test_a_dateline_on_a_line_of_its_own_is_found() -> None:
    article = clean(RawArticle(text=f"CNN —\n{LEAD}", name="", media_type="text/plain"))
    assert (article.dateline, article.text) == ("CNN", LEAD)


def test_a_dateline_wrapped_over_two_lines_is_found() -> None:
    text = "ADWA, Oct 11\n(Reuters) - A ferry with 300\npassengers capsized off the\ncoast on Sunday, the guard said."
    article = clean(RawArticle(text=text, name="", media_type="text/plain"))
    assert article.dateline == "ADWA, Oct 11 (Reuters)"
    assert article.text == "A ferry with 300 passengers capsized off the coast on Sunday, the guard said."


def test_a_line_that_begins_with_a_dateline_begins_a_paragraph() -> None:
    text = (
        "Square cleared, order restored after weeks\nPORT MAREN (VNA) -- Police dispersed an illegal gathering in the\n"
        "centre of the capital early on Thursday after repeated appeals\nto go home, the ministry announced."
    )
    article = clean(RawArticle(text=text, name="", media_type="text/plain"))
    assert (article.headline, article.dateline) == ("Square cleared, order restored after weeks", "PORT MAREN (VNA)")


def test_a_dateline_that_was_put_back_stays_in_the_text() -> None:
    raw = RawArticle(text=f"BAGHDAD (AP) — {LEAD}", name="", media_type="text/plain")
    article = clean(raw, keep={0})
    assert (article.text, article.dateline, article.removed) == (raw.text, "BAGHDAD (AP)", ())
