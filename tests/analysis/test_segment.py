"""Passages: headings, sentences, exact offsets."""

import pytest
from hypothesis import given

from newsdiff.analysis.bounds import WINDOW
from newsdiff.analysis.segment import LONGEST, passages_of
from newsdiff.analysis.types import Heading, Span, Witness
from tests.analysis.texts import texts, witnesses

# Sentences stand between bars.
CASES = {
    "plain": "One came.|Two left.|Three stayed.",
    "title": "He met Gen. Soleimani and Mr. Smith.|They left.",
    "country inside": "The U.S. military left the U.S. Embassy.|It was empty.",
    "country at the end": "They left the U.S.|The army stayed.",
    "initials": "George W. Bush met J. K. Rowling.|They talked.",
    "number": "It was No. 5 of 12.|No. He did not.",
    "no as a word": "Did he say no?|No.|He said yes.",
    "decimals": "Prices rose 3.5 percent to $1.25.|Wages fell.",
    "time of day": "The blast was at 5 a.m. Monday.|Police came at 6 p.m. They left.",
    "month": "On Jan. 5 he left.|It was cold.",
    "company": "Apple Inc. shares fell.|Google Inc. The rest rose.",
    "state": "She is from Springfield, Ill. The town is small.",
    "ellipsis before a small letter": "It includes all the factions... the factions that fight.|He left.",
    "ellipsis before a capital": "He waited…|Nobody came.",
    "quote closed after the stop": '"The factions have a ceasefire,” Mohi told Reuters.|"It includes all.”|He left.',
    "speech goes on": "“Why now?” he asked.|“We won!” Dane said.|He left.",
    "question": "Who did it?|Nobody knows.",
    "bracket": "He left (it was late).|(Nobody saw it.)|She stayed.",
    "bracketed short form": "All of the (anti-U.S.) resistance left.|Others stayed.",
    "list marker": "1. The first thing is this.|It is long.",
    "interrobang": "Really?!|Yes.",
    "brand with a small letter": "Sales fell.|iPhone prices rose.",
    "all small letters": "it rained.|we left.",
    "dash opens": "He left.|— She stayed.",
    "number opens": "He left in 2019.|5,000 people stayed.",
    "no stop at all": "a text without any punctuation goes on and on",
    "party and state": "Sen. Lindsey Graham, R-S.C., spoke.|He left.",
    "Chinese": "我们走了。|他留下来。",
    "Arabic": "هل رحلوا؟|لا.",
    "Hindi": "वह चला गया।|वह रुका।",
    "Russian": "Он ушёл.|Она осталась.",
    "Greek": "Έφυγε.|Έμεινε.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    if marked.startswith("She is from"):
        wanted = ["She is from Springfield, Ill.", "The town is small."]
    elif marked.startswith("The blast"):
        wanted = ["The blast was at 5 a.m. Monday.", "Police came at 6 p.m.", "They left."]
    elif marked.startswith("Apple"):
        wanted = ["Apple Inc. shares fell.", "Google Inc.", "The rest rose."]
    elif marked.startswith("It was No. 5"):
        wanted = ["It was No. 5 of 12.", "No.", "He did not."]
    else:
        wanted = marked.split("|")
    text = marked.replace("。|", "。").replace("|", " ")
    assert [passage.span.of(text) for passage in passages_of(Witness("A", text, "en"))] == wanted


# Sentences of other languages, between bars.
ELSEWHERE = [
    ("ar", "قال الرئيس إن القوات غادرت المدينة. |هل عادوا؟ |لا أحد يعلم."),
    ("ar", "قال د. أحمد إن الأمر انتهى. |وصل السيد م. علي أمس."),
    ("he", 'ד"ר כהן הגיע אתמול בשעה 10.30. |"לא נוותר!" |אמר השר.'),
    ("ru", "Президент г. Иванов прибыл в г. Москву. |Он сказал: «Мы уйдём». |В 2019 г. началась война."),
    ("ru", "«Мы уйдём!» — сказал он. |А. С. Пушкин жил там."),
    ("uk", "Він прибув у м. Київ. |У 2019 р. почалась війна."),
    ("el", "Ο κ. Παπαδόπουλος έφτασε. |Πού πήγαν; |Το 3,5 τοις εκατό."),
    ("hi", "वह चला गया। |क्या वह लौटेगा? |डॉ. शर्मा आए।"),
    ("zh", "我们走了。|“他留下来。”他说。|真的吗？|没有人知道！"),
    ("ja", "「行きました。」と彼は言った。|本当ですか？|誰も知らない。"),
    ("ko", '대통령이 떠났다. |"가자!"라고 말했다.'),
    ("de", "Am 3. Oktober kam Dr. Müller. |Die z. B. genannten Zahlen stimmen. |„Nein!“, sagte er."),
    ("fr", "M. Dupont est arrivé. |« Nous partons », a-t-il dit. |Où ? |J.-M. Le Pen part."),
    ("es", "El Sr. Pérez llegó. |¿Dónde? |EE. UU. retiró sus tropas."),
    ("pl", "Prof. Nowak przybył. |W 2019 r. zaczęła się wojna. |Było to ok. 5 tys. osób."),
    ("fa", "رئیس جمهور گفت نیروها رفتند. |آیا بازگشتند؟"),
    ("ur", "وہ چلا گیا۔ |کوئی نہیں جانتا۔"),
    ("hy", "Նա գնաց։ |Ոչ ոք չգիտի։"),
    ("my", "သူသွားသည်။ |ဘယ်သူမှမသိ။"),
]


@pytest.mark.parametrize(("language", "marked"), ELSEWHERE)
def test_sentences_of_other_languages_end_where_a_reader_ends_them(language: str, marked: str) -> None:
    text = marked.replace("|", "")
    found = [passage.span.of(text) for passage in passages_of(Witness("A", text, language))]
    assert found == [sentence.strip() for sentence in marked.split("|")]


@pytest.mark.parametrize("language", ["ru", "zh"])
def test_a_paragraph_longer_than_the_librarys_window_is_cut_as_if_it_were_short(language: str) -> None:
    sentence = {"ru": "Президент г. Иванов прибыл в г. Москву. ", "zh": "我们昨天离开了那座城市。"}[language]
    times = 2 * WINDOW // len(sentence) + 3
    found = passages_of(Witness("A", (sentence * times).strip(), language))
    assert [passage.span.of(sentence * times) for passage in found] == [sentence.strip()] * times


def test_a_heading_is_one_passage_of_its_kind() -> None:
    text = "War. And peace\n\nIt began. It ended."
    passages = passages_of(Witness("A", text, "en", (Heading("headline", Span(0, 14)),)))
    assert [(passage.kind, passage.paragraph, passage.span.of(text)) for passage in passages] == [
        ("headline", 0, "War. And peace"),
        ("sentence", 1, "It began."),
        ("sentence", 1, "It ended."),
    ]


def test_paragraphs_end_a_sentence_without_a_stop() -> None:
    text = "First\n\nsecond\n \nthird"
    assert [p.span.of(text) for p in passages_of(Witness("A", text, "en"))] == ["First", "second", "third"]


@pytest.mark.parametrize("filler", ["word ", "w", "a, b; "])
def test_a_stretch_without_a_stop_is_cut(filler: str) -> None:
    passages = passages_of(Witness("A", filler * LONGEST * 3, "en"))
    assert len(passages) > 2
    assert max(passage.span.end - passage.span.start for passage in passages) <= LONGEST


@given(witnesses(texts=texts, languages=("en", "", "ru", "ar", "zh", "ja", "el")))
def test_passages_are_ordered_and_cover_all_but_white_space(witness: Witness) -> None:
    """Fails when `_cut` forgets the last piece, or when a piece keeps the space before it."""
    covered = 0
    for index, passage in enumerate(passages_of(witness)):
        assert (passage.sigil, passage.index) == (witness.sigil, index)
        assert covered <= passage.span.start < passage.span.end <= len(witness.text)
        assert not witness.text[covered : passage.span.start].strip()
        words = passage.span.of(witness.text)
        assert words == words.strip()
        covered = passage.span.end
    assert not witness.text[covered:].strip()
