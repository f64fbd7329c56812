"""Raw articles and removals survive JSON."""

import json
from dataclasses import MISSING, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.ingest.codec import raw_from_json, raw_to_json, removals_from_json, removals_to_json
from newsdiff.ingest.types import RawArticle, Removal

RAWS = st.builds(
    RawArticle,
    **dict.fromkeys(("headline", "outlet", "byline", "url", "published", "encoding", "encoding_origin"), ...),
    notices=st.lists(st.text()).map(tuple),
    furniture=st.lists(st.integers(0)).map(tuple),
)
REMOVALS = st.lists(st.builds(Removal, line=st.integers(0), before=st.integers(0))).map(tuple)


@given(RAWS)
def test_a_raw_article_comes_back(raw: RawArticle) -> None:
    assert raw_from_json(json.loads(json.dumps(raw_to_json(raw)))) == raw


@given(REMOVALS)
def test_removals_come_back(removals: tuple[Removal, ...]) -> None:
    assert removals_from_json(json.loads(json.dumps(removals_to_json(removals)))) == removals


@pytest.mark.parametrize("name", [field.name for field in fields(RawArticle) if field.default is MISSING])
def test_missing_data_are_refused(name: str) -> None:
    data = raw_to_json(RawArticle(text="", name="", media_type=""))
    del data[name]
    with pytest.raises(TypeError):
        raw_from_json(data)


def test_an_article_written_by_an_earlier_version_is_read() -> None:
    raw = RawArticle(text="It rained.", name="rain.txt", media_type="text/plain")
    assert raw_from_json({"text": raw.text, "name": raw.name, "media_type": raw.media_type}) == raw
