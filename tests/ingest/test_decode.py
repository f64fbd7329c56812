"""Encodings are told apart, and what is guessed is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.ingest.decode import BinaryDataError, decode
from newsdiff.ingest.encodings import ENCODINGS

ENGLISH = "The guard said: “We are still looking – nothing is lost.” Cafés are closed, and a naïve façade remains. "
ARABIC = "قال خفر السواحل يوم الأحد إن ما لا يقل عن أربعين شخصا لقوا حتفهم بعد غرق عبارة كانت تقل نحو ثلاثمئة راكب. "
RUSSIAN = "Паром затонул у берегов острова, погибли не менее сорока человек, сообщила береговая охрана. "
CHINESE = "海岸警卫队表示，一艘载有三百名乘客的渡轮当天在附近海域沉没，造成至少四十人遇难。"
TRADITIONAL = "海岸警衛隊表示，一艘載有三百名乘客的渡輪當天在附近海域沉沒，造成至少四十人遇難。"
JAPANESE = "沿岸警備隊によると、乗客約三百人を乗せたフェリーが日曜日に沖合で沈没し、少なくとも四十人が死亡した。"
KOREAN = "해안경비대는 일요일 승객 삼백 명을 태운 여객선이 앞바다에서 침몰해 최소 사십 명이 숨졌다고 밝혔다. "
HEBREW = "לפחות ארבעים בני אדם נהרגו לאחר שמעבורת התהפכה מול חופי האי, כך מסר משמר החופים. "
GREEK = "Τουλάχιστον σαράντα άνθρωποι έχασαν τη ζωή τους όταν ένα πλοίο βυθίστηκε ανοικτά του νησιού. "
TURKISH = "Sahil güvenlik, adanın açıklarında batan feribotta en az kırk kişinin öldüğünü açıkladı. Işıklar söndü. "
POLISH = "Prom zatonął u wybrzeży wyspy, zginęło co najmniej czterdzieści osób, podała straż. Łódź była przeciążona. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [ENGLISH, ARABIC, CHINESE])
def test_what_says_its_encoding_is_read_without_a_notice(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.notices, decoded.origin) == (text, (), "known")


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        (ENGLISH, "cp1252", "Windows-1252"),
        (ARABIC, "cp1256", "Windows-1256"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (CHINESE, "gb18030", "GB 18030"),
        (TRADITIONAL, "big5", "Big5"),
        (JAPANESE, "shift_jis", "Shift JIS"),
        (KOREAN, "euc-kr", "EUC-KR"),
        (HEBREW, "cp1255", "Windows-1255"),
        (GREEK, "cp1253", "Windows-1253"),
        (TURKISH, "cp1254", "Windows-1254"),
        (POLISH, "cp1250", "Windows-1250"),
        (ENGLISH, "utf-16-le", "UTF-16"),
        (ENGLISH, "utf-16-be", "UTF-16"),
        (ARABIC, "utf-16-le", "UTF-16"),
        (CHINESE + "\n", "utf-16-le", "UTF-16"),
        (CHINESE + "\n", "utf-16-be", "UTF-16"),
    ],
)
def test_a_guessed_encoding_gives_the_text_and_a_notice(text: str, encoding: str, label: str) -> None:
    decoded = decode((text * 2).encode(encoding))
    assert decoded.text == text * 2
    assert label in decoded.notices[0]


def test_a_declared_encoding_needs_no_guess() -> None:
    decoded = decode(GREEK.encode("iso8859-7"), declared="iso-8859-7")
    assert (decoded.text, decoded.notices, decoded.encoding) == (GREEK, (), "iso8859-7")


@pytest.mark.parametrize("declared", ["utf-8", "no-such-encoding", "ascii", "base64", "idna", "\x00"])
def test_a_wrong_declaration_is_passed_over(declared: str) -> None:
    assert decode(ENGLISH.encode("cp1252"), declared=declared).text == ENGLISH


def test_bytes_of_another_encoding_inside_utf_8_are_read_with_a_notice() -> None:
    decoded = decode(f"{ENGLISH} café ".encode() + "naïve “quote”".encode("cp1252"))
    assert decoded.text.endswith("café naïve “quote”")
    assert "mixed" in decoded.notices[0]


def test_a_file_cut_inside_a_character_loses_only_that() -> None:
    decoded = decode("It ended with a quote”".encode()[:-1])
    assert decoded.text == "It ended with a quote"
    assert "cut off" in decoded.notices[0]


def test_damaged_utf_16_shows_where() -> None:
    assert "cut off" in decode("ab".encode("utf-16") + b"\x00").notices[0]
    assert "damaged" in decode(b"\xff\xfea\x00\x00\xd8b\x00").notices[0]


def test_a_few_control_characters_only_give_a_notice() -> None:
    decoded = decode(f"{ENGLISH}\x00\x01".encode())
    assert "(2)" in decoded.notices[0]


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00" * 500 + b"\x01" * 500, bytes(range(1, 9)) * 50])
def test_data_are_no_text(data: bytes) -> None:
    with pytest.raises(BinaryDataError):
        decode(data)


def test_what_fits_nothing_is_read_as_windows_1252_with_a_notice() -> None:
    decoded = decode(b"\x81\x98\xff\xae ab \xa5\xd2\xfc\xfd" * 3)
    assert "�" in decoded.text
    assert "could not be told" in decoded.notices[0]


@given(st.binary(max_size=200), st.text(max_size=10))
def test_any_bytes_decode_or_are_binary(data: bytes, declared: str) -> None:
    try:
        assert isinstance(decode(data, declared=declared).text, str)
    except BinaryDataError:
        assert data


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_each_encoding_that_can_be_chosen_is_one_that_python_knows(encoding: str) -> None:
    assert decode(b"It rained.", chosen=encoding).encoding == encoding


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (ARABIC, "cp1256"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (CHINESE, "gb18030"),
        (TRADITIONAL, "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "euc_kr"),
        (HEBREW, "cp1255"),
        (GREEK, "cp1253"),
        (TURKISH, "cp1254"),
        (POLISH, "cp1250"),
        (ARABIC, "utf-16"),
        (ENGLISH, "utf-8"),
    ],
)
def test_a_chosen_encoding_gives_the_text_and_says_that_it_was_chosen(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), declared="cp437", chosen=encoding)
    assert (decoded.text, decoded.encoding, decoded.origin) == (text, encoding, "chosen")
    assert decoded.notices == (f"Read as {ENCODINGS[encoding]}, as you chose.",)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ENGLISH, ARABIC, RUSSIAN, CHINESE])
def test_utf_16_that_was_chosen_finds_the_order_of_its_bytes(text: str, codec: str) -> None:
    assert decode(text.encode(codec), chosen="utf-16").text == text


def test_a_wrong_choice_shows_what_it_does_not_know() -> None:
    decoded = decode(ENGLISH.encode("cp1252"), chosen="utf-8")
    assert "\ufffd" in decoded.text
    assert "shows as �" in decoded.notices[1]


def test_a_choice_that_makes_no_text_is_refused() -> None:
    with pytest.raises(BinaryDataError):
        decode(ENGLISH.encode("utf-16-le"), chosen="cp1252")


@pytest.mark.parametrize(
    ("data", "encoding", "origin"),
    [
        (ENGLISH.encode(), "utf-8", "known"),
        (ENGLISH.encode("utf-16"), "utf-16", "known"),
        ((ENGLISH * 2).encode("cp1252"), "cp1252", "guessed"),
        (ENGLISH.encode("utf-16-be"), "utf-16", "guessed"),
        (f"{ENGLISH} café ".encode() + "naïve".encode("cp1252"), "utf-8", "guessed"),
    ],
)
def test_the_encoding_is_named_with_where_it_comes_from(data: bytes, encoding: str, origin: str) -> None:
    decoded = decode(data)
    assert (decoded.encoding, decoded.origin) == (encoding, origin)


@pytest.mark.parametrize(("declared", "encoding"), [("koi8-r", "koi8_r"), ("windows-1251", "cp1251")])
def test_a_declared_encoding_is_named_as_the_choice_is(declared: str, encoding: str) -> None:
    assert decode(RUSSIAN.encode(declared), declared=declared).encoding == encoding
