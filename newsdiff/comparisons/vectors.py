"""The encoder of this process, and the token vectors kept with the articles."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsdiff.analysis.encoder import Encoder, load_encoder
from newsdiff.analysis.errors import ModelMissing
from newsdiff.comparisons.models import ArticleVectors, Comparison
from newsdiff.corpus.models import Article

log = logging.getLogger(__name__)


class SharedEncoder:
    """The process's encoder, loaded at the first use that finds its files; one thread at a time may use it."""

    def __init__(self, model_dir: Path) -> None:
        self._model_dir = model_dir
        self._lock = threading.Lock()
        self._encoder: Encoder | None = None

    @contextmanager
    def held(self) -> Iterator[Encoder | None]:
        """The encoder, for this thread alone; None while no model is installed."""
        with self._lock:
            if self._encoder is None:
                self._encoder = self._loaded()
            yield self._encoder

    def _loaded(self) -> Encoder | None:
        try:
            return load_encoder(self._model_dir)
        except ModelMissing as error:
            log.info("%s", error)
            return None


class KeptVectors:
    """Vectors of a comparison's articles, kept in the database: a `newsdiff.analysis.encoder.VectorStore`.

    A key holds the SHA-256 of the text that the vectors belong to, which says with which article they are kept.
    """

    def __init__(self, articles: list[Article]) -> None:
        self._articles = articles

    @classmethod
    def of(cls, comparison: Comparison) -> "KeptVectors":
        """The vectors of one comparison's articles."""
        return cls(list(comparison.articles.only("id", "text_sha256")))

    def get(self, key: str) -> bytes | None:
        """What was kept under the key, or None."""
        kept = ArticleVectors.objects.filter(article__in=self._articles, key=key)
        data = kept.values_list("data", flat=True).first()
        return bytes(data) if data is not None else None

    def put(self, key: str, data: bytes) -> None:
        """Keep vectors with their article; those of other texts are not kept, which the log says."""
        article = next((article for article in self._articles if article.text_sha256 in key), None)
        if article is None:
            log.warning("vectors under %s belong to no article of the comparison: not kept", key)
            return
        ArticleVectors.objects.bulk_create([ArticleVectors(article=article, key=key, data=data)], ignore_conflicts=True)
