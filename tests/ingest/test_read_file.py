"""Every file gives an article or one reason that an analyst understands."""

import sys

import pytest

from newsdiff.ingest.clean import clean
from newsdiff.ingest.errors import IngestError
from newsdiff.ingest.limits import Limits
from newsdiff.ingest.read import read_file
from tests.ingest.files import (
    CONTENT_TYPES,
    STORY,
    assembled,
    docx,
    encrypted_pdf,
    page,
    paragraph,
    pdf,
    story_page,
    zipped,
)

TEXT = "\n\n".join(STORY)
DOCX = docx("".join(map(paragraph, STORY)))
PDF = pdf([STORY])
DOCTYPE = '<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
LOOP = assembled([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"])

BAD = [
    ("empty.txt", b"", "empty"),
    ("empty.pdf", b"", "empty"),
    ("blank.txt", b" \r\n\n ", "empty"),
    ("invisible.txt", "\ufeff\u200b\u200b\n\u200b".encode(), "empty"),
    ("word.txt", b"Hello", "no text"),
    ("large.txt", b"word " * 1_100_000, "too large"),
    ("long.txt", b"word " * 500_000, "too large"),
    ("lines.txt", b"word of mouth\n" * 20_001, "too large"),
    ("binary.txt", bytes(range(256)) * 50, "binary"),
    ("program", b"\x7fELF" + bytes(range(32)) * 50, "binary"),
    ("encrypted.pdf", encrypted_pdf("secret"), "encrypted"),
    ("scanned.pdf", pdf([[], []]), "no text"),
    ("pages.pdf", pdf([["x"]] * 501), "too large"),
    ("cut.pdf", PDF[:400], "damaged"),
    ("loop.pdf", LOOP, "damaged"),
    ("binary.pdf", bytes(range(256)) * 50, "damaged"),
    ("doctype.docx", docx(paragraph("&c;"), declaration=DOCTYPE), "unsafe"),
    ("bomb.docx", docx(paragraph("a" * 20_000_000)), "unsafe"),
    ("members.docx", docx(paragraph("x"), extra={f"e{number}": "" for number in range(2_001)}), "unsafe"),
    ("deep.docx", docx("<w:p>" * 10_000 + "</w:p>" * 10_000), "unsafe"),
    ("cut.docx", DOCX[:-60], "damaged"),
    ("broken.docx", docx("<w:p>"), "damaged"),
    ("other.docx", zipped({"a.txt": "x"}), "damaged"),
    ("nothing.docx", docx(""), "no text"),
    ("empty-zip.docx", zipped({}), "damaged"),
    ("no-part.docx", zipped({"[Content_Types].xml": CONTENT_TYPES}), "damaged"),
    ("encrypted.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ("attributes.html", page("<p " + " ".join(f"a{number}=1" for number in range(300_000)) + ">"), "unsafe"),
    ("nested.html", page("<div>" * 100_000 + TEXT), "unsafe"),
    ("tags.html", page("<br>" * 60_001 + TEXT), "unsafe"),
    ("signs.html", b"<html>" + b"<" * 1_000_000, "unsafe"),
    ("scripts.html", page("<script>document.write('x')</script>"), "no text"),
    ("binary.html", bytes(range(256)) * 50, "damaged"),
    ("large.html", b"<html>" + b"word " * 1_100_000, "too large"),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "not supported"),
    ("rich.rtf", b"{\\rtf1 Hello}", "not supported"),
    ("open.odt", zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "not supported"),
    ("book.epub", zipped({"mimetype": "application/epub+zip"}), "not supported"),
    ("sheet.xlsx", zipped({"[Content_Types].xml": CONTENT_TYPES, "xl/workbook.xml": ""}), "not supported"),
    ("slides.pptx", zipped({"[Content_Types].xml": CONTENT_TYPES, "ppt/presentation.xml": ""}), "not supported"),
    ("apple.pages", zipped({"Index/Document.iwa": "x"}), "not supported"),
    ("files.zip", zipped({"a.txt": "x"}), "not supported"),
    ("files.gz", b"\x1f\x8b\x08" + b"\x00" * 50, "not supported"),
    ("photo.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "not supported"),
    ("photo.webp", b"RIFF\x00\x00\x00\x00WEBP" + b"\x00" * 100, "not supported"),
    ("page.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nx", "not supported"),
    ("page.webarchive", b"bplist00" + b"\x00" * 20, "not supported"),
    ("mail.eml", b"From: a@b.example\n\nHello", "not supported"),
    ("feed.xml", b"<?xml version='1.0'?><rss/>", "not supported"),
]


@pytest.mark.parametrize(("name", "data", "reason"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_file_gives_its_reason_and_says_what_to_do(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(IngestError) as raised:
        read_file(name, data)
    assert (raised.value.reason, raised.value.name) == (reason, name)
    message = str(raised.value)
    assert message.endswith(".")
    assert any(
        act in message
        for act in ("paste", "Paste", "Save", "save", "Open it", "Unpack", "Choose", "Download", "Upload")
    )


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("story.txt", TEXT.encode(), "text/plain"),
        ("story", TEXT.encode(), "text/plain"),
        ("story.txt", DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("story.txt", PDF, "application/pdf"),
        ("story.txt", story_page(), "text/html"),
        ("story.pdf", TEXT.encode(), "text/plain"),
        ("open-without-password.pdf", encrypted_pdf(""), "application/pdf"),
    ],
)
def test_content_decides_before_the_name(name: str, data: bytes, media_type: str) -> None:
    raw = read_file(name, data)
    assert (raw.name, raw.media_type) == (name, media_type)
    assert "300 passengers" in clean(raw).text


def test_two_megabytes_in_one_line_are_read() -> None:
    raw = read_file("line.txt", b"word " * 419_000)
    assert len(clean(raw).text) == 419_000 * 5 - 1


def test_nuls_and_halves_of_characters_do_not_come_through() -> None:
    raw = read_file("a\udc80\x00.txt", TEXT.encode() + b"\x00")
    assert "\x00" not in raw.text + raw.name
    raw.name.encode()
    assert raw.notices != ()


def test_right_to_left_text_and_emoji_come_through() -> None:
    text = "שלום לכולם 🚢 قال المتحدث باسم الجماعة إن القوات انسحبت"
    assert read_file("a.txt", text.encode()).text == text


def test_a_child_that_takes_too_long_is_ended() -> None:
    with pytest.raises(IngestError) as raised:
        read_file("story.txt", TEXT.encode(), limits=Limits(seconds=0.001))
    assert raised.value.reason == "took too long"


def test_a_child_that_computes_too_long_is_ended() -> None:
    spans = page("".join(f"<p>{number} {STORY[0]}</p>" for number in range(20_000)))
    with pytest.raises(IngestError) as raised:
        read_file("story.html", spans, limits=Limits(cpu_seconds=1))
    assert raised.value.reason == "took too long"


def test_a_child_that_needs_too_much_memory_is_ended() -> None:
    with pytest.raises(IngestError) as raised:
        read_file(
            "story.html", page("".join(f"<p>{STORY[0]}</p>" for _ in range(40_000))), limits=Limits(memory=100 * 2**20)
        )
    assert raised.value.reason in ("too large", "damaged")


def test_a_file_over_every_limit_never_reaches_the_child() -> None:
    limits = Limits(text_file=10, docx_file=10, pdf_file=10)
    with pytest.raises(IngestError, match=r"larger than 0 MB"):
        read_file("story.txt", TEXT.encode(), limits=limits)


@pytest.mark.parametrize(
    ("name", "data", "field"),
    [("a.txt", TEXT.encode(), "text_file"), ("a.docx", DOCX, "docx_file"), ("a.pdf", PDF, "pdf_file")],
)
def test_each_type_has_its_own_limit(name: str, data: bytes, field: str) -> None:
    with pytest.raises(IngestError) as raised:
        read_file(name, data, limits=Limits(**{field: 100}))
    assert raised.value.reason == "too large"


def test_a_limit_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="pdf_pages"):
        Limits(pdf_pages=0)


@pytest.mark.parametrize("name", ["story.txt", "story.html"])
def test_another_encoding_can_be_chosen_for_a_text_and_a_web_page(name: str) -> None:
    story = "Паром затонул у берегов острова. Погибли не менее сорока человек, сообщила береговая охрана. " * 3
    text = f"<html><head><meta charset=koi8-r></head><body><article><p>{story}</p></article></body></html>"
    data = (text if name.endswith("html") else story).encode("cp1251")
    raw = read_file(name, data, encoding="cp1251")
    assert story.strip() in raw.text
    assert (raw.encoding, raw.encoding_origin) == ("cp1251", "chosen")


@pytest.mark.parametrize(("name", "data"), [("story.docx", DOCX), ("story.pdf", PDF)])
def test_a_file_that_says_its_own_encoding_is_read_as_it_says(name: str, data: bytes) -> None:
    assert read_file(name, data, encoding="cp1251") == read_file(name, data)
    assert read_file(name, data).encoding == ""


def test_an_encoding_that_is_not_offered_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="rot13"):
        read_file("story.txt", TEXT.encode(), encoding="rot13")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Two men were killed on Sunday, the army said.\n\n“Café”, the ïssue is.", "cp1252"),
        ("Der Minister sagte, dass die Gespräche über Öl bis Freitag weitergehen und nicht scheitern.", "cp1252"),
        ("Le ministre a déclaré que les négociations se poursuivront jusqu’à vendredi, très tôt.", "cp1252"),
        ("Prom zatonął u wybrzeży wyspy, zginęło czterdzieści osób, podała straż. Nie było ostrzeżeń.", "cp1250"),
        ("Sahil güvenlik, batan feribotta en az kırk kişinin öldüğünü açıkladı. Işıklar bir anda söndü.", "cp1254"),
    ],
)
def test_a_file_of_an_old_encoding_is_read_in_the_limited_child(text: str, encoding: str) -> None:
    raw = read_file("old.txt", text.encode(encoding))
    assert (raw.text, raw.encoding, raw.encoding_origin) == (text, encoding, "guessed")


BROKEN = [
    "The council voted on Monday for a new bridge over the river, the gov-",
    "ernment said, and thanked the members.",
]


@pytest.mark.parametrize(("name", "data"), [("bridge.txt", "\n".join(BROKEN).encode()), ("bridge.pdf", pdf([BROKEN]))])
def test_words_broken_at_the_line_ends_of_a_file_are_mended(name: str, data: bytes) -> None:
    raw = read_file(name, data)
    assert "the government said" in clean(raw).text
    assert raw.notices == ("Words broken at line ends were joined: 1.",)


SAYS_WHY = """import sys
sys.stdin.buffer.read()
print("KeyError: 'colour'", file=sys.stderr)
print('{"error": {"reason": "damaged", "message": "It is damaged."}}')
"""


def test_what_a_reader_stumbled_over_goes_to_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("newsdiff.ingest.read._COMMAND", (sys.executable, "-c", SAYS_WHY))
    with pytest.raises(IngestError, match=r"^It is damaged\.$"):
        read_file("story.txt", TEXT.encode())
    assert "KeyError: 'colour'" in caplog.text
