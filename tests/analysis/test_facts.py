import pytest

from newsdiff.analysis.article import prepare
from newsdiff.analysis.facts import facts_of
from newsdiff.analysis.types import Witness


def facts(text: str, kind: str, language: str = "en") -> list[str]:
    """The facts of one kind, as "words = value"."""
    found = facts_of(prepare(Witness("A", text, language), encoder=None))
    return [f"{fact.span.of(text)} = {fact.value}" for fact in found if fact.kind == kind]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They fired 12 rockets.", ["12 rockets = 12 rocket"]),
        ("They fired a dozen rockets.", ["a dozen rockets = 12 rocket"]),
        ("They fired two dozen rockets.", ["two dozen rockets = 24 rocket"]),
        ("They fired dozens of rockets.", ["dozens of rockets = dozens rocket"]),
        ("Some 2.5 million people fled.", ["2.5 million people = 2500000 person"]),
        ("A million men fled.", ["A million men = 1000000 person"]),
        ("It cost $1.5 billion.", ["$1.5 billion = 1500000000 $"]),
        ("It cost 40 euros.", ["40 euros = 40 €"]),
        ("Half of the army left.", ["Half of the army = 0.5 army"]),
        ("Half a million men left.", ["Half a million men = 500000 person"]),
        ("Two thirds of the voters agreed.", ["Two thirds of the voters = 0.667 voter"]),
        ("Prices rose 7%.", ["7% = 7 %"]),
        ("Prices rose 7 per cent.", ["7 per cent = 7 %"]),
        ("Prices rose seven percent.", ["seven percent = 7 %"]),
        ("At least 15 were killed.", ["15 were killed = 15 kill"]),
        ("The 5,000 troops left.", ["5,000 troops = 5000 troop"]),
        ("Two hundred and five men came.", ["Two hundred and five men = 205 person"]),
        ("Twenty-one men came Monday.", ["Twenty-one men = 21 person"]),
        ("One man came.", ["One man = 1 person"]),
        ("One of the groups said so.", []),
        ("He was the one who wrote it.", []),
        ("They broke it in half.", []),
        ("They took a 40- to 60-hour course.", []),
        ("They met one another.", []),
        ("The first man came.", []),
        ("The 3rd man came.", []),
        ("It began on 11 October 2020.", []),
    ],
)
def test_numbers_come_with_their_value_and_what_they_count(text: str, wanted: list[str]) -> None:
    assert facts(text, "number") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It began on 11 October 2020.", ["11 October 2020 = 2020-10-11"]),
        ("It began on October 11, 2020.", ["October 11, 2020 = 2020-10-11"]),
        ("It began on Oct. 11th.", ["Oct. 11th = 10-11"]),
        ("It began in October 2020.", ["October 2020 = 2020-10"]),
        ("It began in October.", ["October = 10"]),
        ("It began in 2020.", ["2020 = 2020"]),
        ("It began on Sunday.", ["Sunday = sunday"]),
        ("It began yesterday.", ["yesterday = yesterday"]),
        ("It began last month.", ["last month = last month"]),
        ("It began in May.", ["May = 05"]),
        ("It may march on.", []),
        ("Theresa May spoke.", []),
        ("He counted 2020 men.", []),
        ("He ate 11 dates.", []),
    ],
)
def test_dates_are_whole_or_in_part_and_relative_ones_stay_as_written(text: str, wanted: list[str]) -> None:
    assert facts(text, "date") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The envoy met Abu Mahdi al-Muhandis.", ["Abu Mahdi al-Muhandis = abu mahdi al-muhandis"]),
        ("Then General Qassem Soleimani spoke.", ["Qassem Soleimani = qassem soleimani"]),
        ("Iraqi Prime Minister Mustafa al-Kadhimi spoke.", ["Mustafa al-Kadhimi = mustafa al-kadhimi"]),
        ("He left the House of Representatives.", ["House of Representatives = house of representatives"]),
        ("The U.S. sent aid.", ["U.S. = u.s."]),
        ("They curbed Iranian-backed men.", ["Iranian-backed = iranian"]),
        ("Rockets fell. Then the Rockets fans came.", ["Rockets = rockets", "Rockets = rockets"]),
        ("Rockets fell on the town.", []),
        ("Two Men Killed In Northern Town", []),
        ("The President spoke on Monday in May.", []),
        ("Washington sent aid.", ["Washington = washington"]),
        ("There the Justice Department sued.", ["Justice Department = justice department"]),
        ("There the attorney's Office sued.", []),
        ("There Michael G. Grimm spoke.", ["Michael G. Grimm = michael g grimm"]),
        ("The State of the Union was read, and I'll read it.", ["State of the Union = state of the union"]),
        ("BAGHDAD — Rockets fell.", []),
        ("Report Sees Guns as Path to Safety", []),
    ],
)
def test_names_are_told_by_capitals_without_their_titles(text: str, wanted: list[str]) -> None:
    assert facts(text, "name") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He spoke of a “conditional truce” only.", ["conditional truce = conditional truce"]),
        ('He "insisted on staying” there.', ["insisted on staying = insisted on staying"]),
        ("It was a “truce”.", []),
        ("It was “never closed.", []),
    ],
)
def test_quotations_have_at_least_two_words(text: str, wanted: list[str]) -> None:
    assert facts(text, "quotation") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The officials said so.", ["officials = officials"]),
        ("Group spokesman Muhammad Mohi told reporters so.", ["Muhammad Mohi = muhammad mohi"]),
        ("Mohi, a spokesman for the group, said so.", ["Mohi = mohi"]),
        ("“We agree,” said Mohi.", ["Mohi = mohi"]),
        ("According to the ministry, it rained.", ["ministry = ministry"]),
        ("It rained, according to U.S. officials.", ["U.S. officials = u.s. officials"]),
        ("He said the government must act.", []),
        ("The report shows a plan.", []),
        ("The man was told.", []),
        ("“The army said no,” it read.", []),
        ("There, said he.", []),
        ("The Justice Department said so.", ["Justice Department = justice department"]),
        ("The attorney's Office said so.", []),
        ("People with knowledge of the case said so.", ["People = people"]),
        ("A number of officials said so.", ["officials = officials"]),
        ("A spokesman for Kataib Hezbollah said so.", ["Kataib Hezbollah = kataib hezbollah"]),
        ("The spokesman for this faction said so.", ["spokesman = spokesman"]),
        ("Mohi on Sunday said so.", ["Mohi = mohi"]),
    ],
)
def test_speakers_are_those_whom_a_verb_of_speech_hands_a_statement_to(text: str, wanted: list[str]) -> None:
    assert facts(text, "speaker") == wanted


def test_other_languages_have_no_facts_of_words() -> None:
    assert facts("Am Sonntag kamen 12 Raketen.", "number", language="de") == []


def test_facts_stand_in_order_of_place_over_passages() -> None:
    text = "On Sunday 12 men came.\n\nThen Maria Alvez said that 15 came."
    spans = [fact.span for fact in facts_of(prepare(Witness("A", text, "en"), encoder=None))]
    assert len(spans) == 5
    assert spans == sorted(spans)
