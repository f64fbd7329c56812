import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis.numerals import number_of, numbers_of
from newsdiff.analysis.spelling import joined_words, plain, same_alias, same_spelling, same_word

SPELLINGS = """
Kataib = Kata'ib
Kata’ib = Kata'ib
U.S. = US
towards = toward
airstrikes = air strikes
cease-fire = ceasefire
anti-terror = antiterror
organised = organized
organisation = organization
analyse = analyze
labour = labor
colour = color
centre = center
theatres = theaters
defence = defense
travelled = traveled
catalogue = catalog
programme = program
while = whilst
among = amongst
5,000 = 5000
twelve = 12
first = 1st
$1.5bn = $1,500,000,000
Muhammad = Mohammed
Soleimani = Suleimani
Hezbollah = Hizbullah
Qassem = Kassem
Shaabi = Sha'abi
café = cafe
THE = the
"""
WORDINGS = """
truce = ceasefire
Iran = Iraq
Iraq = Iraqi
Austria = Australia
attack = attacks
killed = martyred
12 = 17
$5 = €5
5% = 5
one = first
5th = 5
dozens = 12
Ann = Anna
US = UK
pour = por
house = hose
"""


def pairs(table: str) -> list[tuple[str, str]]:
    return [tuple(part.strip() for part in line.split(" = ")) for line in table.strip().splitlines()]  # type: ignore[misc]


@pytest.mark.parametrize(("one", "other"), pairs(SPELLINGS))
def test_spellings_of_one_word(one: str, other: str) -> None:
    assert same_spelling(tuple(one.split()), tuple(other.split()))
    assert same_spelling(tuple(other.split()), tuple(one.split()))


@pytest.mark.parametrize(("one", "other"), pairs(WORDINGS))
def test_other_words_are_no_spelling(one: str, other: str) -> None:
    assert not same_spelling(tuple(one.split()), tuple(other.split()))
    assert not same_spelling(tuple(other.split()), tuple(one.split()))


@given(st.text(max_size=12), st.text(max_size=12))
def test_spelling_does_not_depend_on_order(one: str, other: str) -> None:
    assert same_word(one, other) == same_word(other, one)


@given(st.text(min_size=1, max_size=12))
def test_a_word_is_spelled_as_itself(word: str) -> None:
    assert same_word(word, word)
    assert plain(word) == plain(word.casefold())


def test_nothing_is_no_spelling_of_anything() -> None:
    assert not same_spelling((), ("a",))


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("US", "United States", True),
        ("the United States", "U.S.", True),
        ("GOP", "Republicans", True),
        ("Washington", "Tehran", False),
        ("the", "the", False),
        ("militia", "militia", False),
    ],
)
def test_listed_names_of_one_thing_are_aliases(one: str, other: str, wanted: bool) -> None:
    assert same_alias(one.split(), other.split()) is wanted


def test_words_written_apart_are_found_on_either_side() -> None:
    assert joined_words(("airstrikes",), ("air", "strikes", "hit")) == [(range(1), range(2))]
    assert joined_words(("no", "one"), ("nobody",)) == []


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("about $1.5 million", (1_500_000.0,)),
        ("5,000 troops and twenty-one officers", (5000.0, 21.0)),
        ("two hundred men", (200.0,)),
        ("dozens of men", ()),
        ("3bn and 40% on the 12th", (3e9, 40.0, 12.0)),
        ("a million", ()),
    ],
)
def test_numbers_are_read_as_values(words: str, wanted: tuple[float, ...]) -> None:
    assert numbers_of(words.split()) == wanted


def test_a_word_that_is_no_number_has_no_value() -> None:
    assert number_of("army") is None
