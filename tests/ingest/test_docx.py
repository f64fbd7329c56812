"""Word documents give their paragraphs and their title."""

import pytest

from newsdiff.ingest.errors import IngestError
from newsdiff.ingest.limits import DEFAULTS, Limits
from newsdiff.ingest.readers.docx import is_junk_title, read
from newsdiff.ingest.readers.zipped import open_archive
from newsdiff.ingest.types import RawArticle
from tests.ingest.files import STORY, WORD, docx, paragraph, zipped


def word(data: bytes, *, limits: Limits = DEFAULTS) -> RawArticle:
    return read(data, name="story.docx", limits=limits)


def test_paragraphs_stand_apart() -> None:
    assert word(docx("".join(map(paragraph, STORY)))).text == "\n\n".join(STORY)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>", "one\ntwo"),
        ("<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t></w:r></w:p>", "one\ttwo"),
        ("<w:p><w:r><w:t>anti</w:t><w:noBreakHyphen/><w:t>terror</w:t></w:r></w:p>", "anti-terror"),
        (
            "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>",
            "new",
        ),
        ("<w:p><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:t>here</w:t></w:r></w:p>", "here"),
        ("<w:p><w:r><w:instrText>HYPERLINK x</w:instrText><w:t>link</w:t></w:r></w:p>", "link"),
        ("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "cell"),
        (
            '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            "<mc:Choice><w:t>once</w:t></mc:Choice><mc:Fallback><w:t>again</w:t></mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>",
            "once",
        ),
    ],
)
def test_marks_of_word_become_plain_text(body: str, text: str) -> None:
    assert word(docx(body)).text == text


def test_the_title_of_the_properties_is_the_headline() -> None:
    assert word(docx(paragraph("x"), title="Ferry  sinks")).headline == "Ferry sinks"


def test_a_paragraph_in_the_style_of_a_title_wins() -> None:
    body = paragraph("Ferry sinks today", style="Heading1") + paragraph(STORY[0]) + paragraph("Later", style="Title")
    assert word(docx(body, title="Something else")).headline == "Ferry sinks today"


@pytest.mark.parametrize("title", ["", "Microsoft Word - Document1", "Document3", "untitled", "ferry.docx", "x" * 301])
def test_titles_of_programs_are_passed_over(title: str) -> None:
    assert title == "" or is_junk_title(title)
    assert word(docx(paragraph("x"), title=title)).headline == ""


def test_a_document_without_properties_has_no_headline() -> None:
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    document = f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("text")}</w:body></w:document>'
    assert word(zipped({"[Content_Types].xml": types, "word/document.xml": document})) == RawArticle(
        text="text",
        name="story.docx",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )


def test_an_encrypted_member_is_said_to_be_encrypted() -> None:
    data = bytearray(docx(paragraph("x")))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(IngestError) as raised:
        word(bytes(data))
    assert raised.value.reason == "encrypted"


def test_damaged_packing_is_said_to_be_damaged() -> None:
    data = bytearray(docx("".join(map(paragraph, STORY)) * 50))
    at = data.index(b"word/document.xml") + 40
    data[at : at + 20] = b"\xff" * 20
    with pytest.raises(IngestError) as raised:
        word(bytes(data))
    assert raised.value.reason == "damaged"


def test_unpacked_bytes_are_counted_over_all_members() -> None:
    archive = open_archive(zipped({"a": "x" * 600, "b": "x" * 600}), name="a.docx", limits=Limits(zip_unpacked=1_200))
    archive.limits = Limits(zip_unpacked=1_000)
    archive.read("a")
    with pytest.raises(IngestError) as raised:
        archive.read("b")
    assert raised.value.reason == "unsafe"
