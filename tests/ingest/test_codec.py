"""Raw articles and removals survive JSON."""

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.ingest.codec import raw_from_json, raw_to_json, removals_from_json, removals_to_json
from newsdiff.ingest.types import RawArticle, Removal

RAWS = st.builds(RawArticle, notices=st.lists(st.text()).map(tuple), furniture=st.lists(st.integers(0)).map(tuple))
REMOVALS = st.lists(st.builds(Removal, line=st.integers(0), before=st.integers(0))).map(tuple)


@given(RAWS)
def test_a_raw_article_comes_back(raw: RawArticle) -> None:
    assert raw_from_json(json.loads(json.dumps(raw_to_json(raw)))) == raw


@given(REMOVALS)
def test_removals_come_back(removals: tuple[Removal, ...]) -> None:
    assert removals_from_json(json.loads(json.dumps(removals_to_json(removals)))) == removals


@pytest.mark.parametrize("name", [field.name for field in fields(RawArticle)])
def test_missing_data_are_refused(name: str) -> None:
    data = raw_to_json(RawArticle(text="", name="", media_type=""))
    del data[name]
    with pytest.raises(KeyError):
        raw_from_json(data)
