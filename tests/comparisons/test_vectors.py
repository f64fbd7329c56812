"""The encoder of a process, and vectors kept with the articles they belong to."""

import pytest

from newsdiff.comparisons import vectors
from newsdiff.comparisons.models import ArticleVectors
from newsdiff.comparisons.vectors import KeptVectors, SharedEncoder


@pytest.fixture
def kept(comparison) -> KeptVectors:
    return KeptVectors.of(comparison)


@pytest.fixture
def key(articles) -> str:
    return f"model/1-{articles[1].text_sha256}"


@pytest.mark.django_db
def test_vectors_are_kept_with_the_article_of_their_text(kept, key, articles) -> None:
    kept.put(key, b"\x00vectors")
    assert kept.get(key) == b"\x00vectors"
    assert ArticleVectors.objects.get().article == articles[1]


@pytest.mark.django_db
def test_vectors_kept_twice_are_stored_once(kept, key) -> None:
    kept.put(key, b"first")
    kept.put(key, b"second")
    assert kept.get(key) == b"first"


@pytest.mark.django_db
def test_what_was_not_kept_is_not_there(kept, key) -> None:
    assert kept.get(key) is None


@pytest.mark.django_db
def test_vectors_of_another_text_are_not_kept_and_the_log_says_so(kept, caplog) -> None:
    kept.put("model/1-" + "0" * 64, b"vectors")
    assert not ArticleVectors.objects.exists()
    assert "not kept" in caplog.text


@pytest.mark.django_db
def test_vectors_of_another_comparison_are_not_seen(kept, key, comparison, new_article) -> None:
    kept.put(key, b"vectors")
    assert KeptVectors([new_article("A third account.")]).get(key) is None


def test_without_model_files_there_is_no_encoder(tmp_path) -> None:
    with SharedEncoder(tmp_path).held() as encoder:
        assert encoder is None


def test_model_files_that_come_later_are_found_and_loaded_once(tmp_path, monkeypatch) -> None:
    shared = SharedEncoder(tmp_path)
    with shared.held() as encoder:
        assert encoder is None
    loaded = []
    monkeypatch.setattr(vectors, "load_encoder", lambda folder: loaded.append(folder) or "encoder")
    for _ in range(2):
        with shared.held() as encoder:
            assert encoder == "encoder"
    assert loaded == [tmp_path]
