"""The codebook that a project starts with."""

import pytest

from newsdiff.coding.codebook import starter_codebook

CODES = starter_codebook().codes


@pytest.mark.parametrize("entry", CODES, ids=lambda entry: entry.name)
def test_each_code_says_what_it_is_when_to_use_it_and_when_not(entry):
    assert all((entry.definition, entry.include_when, entry.exclude_when, entry.example))
    assert entry.definition.endswith(".")


@pytest.mark.parametrize("entry", CODES, ids=lambda entry: entry.name)
def test_a_code_that_is_pointed_to_is_there(entry):
    names = {code.name for code in CODES}
    for clause in entry.exclude_when.split(": use ")[1:]:
        pointed = clause.split(".")[0].split(",")[0]
        assert pointed in names | {"those codes"}


def test_names_and_guids_are_used_once():
    assert len({entry.name for entry in CODES}) == len({entry.guid for entry in CODES}) == len(CODES) == 16


def test_a_guid_never_changes():
    assert str(CODES[0].guid) == "37fc4505-cc96-5b3a-b655-1aaf6f8fac14"
