"""Codebooks as files."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsdiff.coding.codebook import STARTERS, starter_codebook
from newsdiff.coding.codefiles import MOST_CODES, CodeFileError, read_codes, write_csv, write_qdc


def problems(content: str | bytes, name: str = "codes.csv") -> tuple[str, ...]:
    with pytest.raises(CodeFileError) as caught:
        read_codes(content.encode() if isinstance(content, str) else content, name=name)
    return caught.value.problems


def as_set(codes) -> set[tuple[object, ...]]:
    return {
        (one.guid, one.name, one.parent, one.definition, one.include_when, one.exclude_when, one.example)
        for one in codes
    }


@pytest.mark.parametrize("stem", STARTERS)
def test_a_codebook_comes_back_from_a_table_whole(stem):
    codes = starter_codebook(stem).codes
    assert set(read_codes(write_csv(codes), name="x.csv")) == set(codes)


@pytest.mark.parametrize("stem", STARTERS)
def test_a_codebook_comes_back_from_refi_qda_without_its_slots(stem):
    codes = starter_codebook(stem).codes
    back = read_codes(write_qdc(codes, origin="newsdiff"), name="x.qdc")
    assert as_set(back) == as_set(codes)
    assert {one.colour for one in back} == {one.colour for one in codes}


def test_a_refi_qda_file_has_the_elements_of_the_standard_in_their_order():
    root = etree.fromstring(write_qdc(starter_codebook(STARTERS[1]).codes, origin="newsdiff 0.1"))
    assert root.tag == "{urn:QDA-XML:codebook:1.0}CodeBook"
    assert [etree.QName(one).localname for one in root] == ["Codes"]
    for code in root.iter("{*}Code"):
        assert {"guid", "name", "isCodable"} <= set(code.attrib)
        assert next(etree.QName(one).localname for one in code) == "Description"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name,parent\nA,\nA,\n", "Row 3: the name “A” stands in row 2 too."),
        ("name,parent\nA,B\n", "Row 2: the parent “B” is not in the file."),
        ("name,parent\nA,B\nB,A\n", "Row 2: “A” stands under itself, by way of “B”."),
        ("name,parent\nA,A\n", "Row 2: “A” stands under itself, by way of “A”."),
        ("name,parent\n,\n", "Row 2: the code has no name."),
        (f"name\n{'x' * 101}\n", "Row 2: the name is longer than 100 characters."),
        ("title\nA\n", "Row 1: the file needs exactly one column “name”, “tag” or “path”."),
        ("name,tag\nA,B\n", "Row 1: the file needs exactly one column “name”, “tag” or “path”."),
        ("", "Row 1: the file needs exactly one column “name”, “tag” or “path”."),
        (b"name\n\xff\xfe\n", "The file is not UTF-8. Save it as “CSV UTF-8” and try again."),
    ],
)
def test_what_is_wrong_names_its_row_and_reason(content, said):
    assert problems(content)[0] == said


def test_five_thousand_codes_are_refused_with_the_row():
    content = "name\n" + "".join(f"Code {n}\n" for n in range(5_000))
    assert problems(content) == (f"Row {MOST_CODES + 2}: a codebook holds at most 1,000 codes; this has 5,000.",)


def test_many_problems_are_told_at_once_but_not_all():
    said = problems("name\n" + "A\n" * 100)
    assert len(said) == 21
    assert said[-1] == "79 more rows have problems."


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><CodeBook/>', "DOCTYPE"),
        (b'<?xml version="1.0"?><CodeBook', "damaged"),
        (b'<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>', "no code"),
    ],
)
def test_a_file_that_is_no_codebook_is_refused(content, words):
    assert words in problems(content, "x.qdc")[0]


def test_a_name_that_comes_twice_under_two_parents_is_told_apart():
    content = b"""<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
      <Code guid="3f6c0f0a-8a3d-5d1c-9a51-0c2b8e6f1a01" name="A" isCodable="false">
        <Code guid="{3F6C0F0A-8A3D-5D1C-9A51-0C2B8E6F1A02}" name="Good" isCodable="true"/></Code>
      <Code guid="3f6c0f0a-8a3d-5d1c-9a51-0c2b8e6f1a03" name="B" isCodable="false">
        <Code guid="3f6c0f0a-8a3d-5d1c-9a51-0c2b8e6f1a04" name="Good" isCodable="true" color="#f00"/></Code>
    </Codes></CodeBook>"""
    codes = read_codes(content, name="x.qdc")
    assert [(one.name, one.level) for one in codes] == [("A", 0), ("B", 0), ("Good", 1), ("B: Good", 1)]
    assert str(codes[2].guid).endswith("1a02")


@given(st.binary(max_size=200))
def test_any_bytes_give_codes_or_a_reason(content):
    for name in ("x.csv", "x.qdc"):
        with suppress(CodeFileError):
            assert read_codes(content, name=name)
