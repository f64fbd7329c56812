"""Vectors of words in their sentence, from the language model, kept per article so that they are computed once."""

import hashlib
from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from newsdiff.analysis.description import described, languages_of
from newsdiff.analysis.errors import ModelMissing
from newsdiff.analysis.graph import Shape, graph_path, shape_of
from newsdiff.analysis.types import Token

Vectors = NDArray[np.float32]  # (tokens, layers: middle and last, width), each of length 1, or 0 where there is nothing
AT_ONCE = 32  # passages whose vectors are held in full precision


class VectorStore(Protocol):
    """Where vectors of articles are kept."""

    def get(self, key: str) -> bytes | None:
        """What was put under the key, None where nothing was."""
        ...

    def put(self, key: str, data: bytes) -> None:
        """Keep `data` under the key."""
        ...


class Encoder:
    """A language model that is ready to use; one at a time may use it."""

    def __init__(self, *, tokenizer: Tokenizer, session: onnxruntime.InferenceSession, shape: Shape, name: str) -> None:
        self.fingerprint = name  # changes with the weights, the graph and the way words are pooled
        self.languages = languages_of(name)
        self.width = shape.width
        self._tokenizer = tokenizer
        self._session = session

    def words(
        self, texts: Sequence[str], tokens: Sequence[Sequence[Token]], *, starts: Sequence[int] | None = None
    ) -> list[Vectors]:
        """Vectors for the tokens of each text, whose spans count from the text's start.

        `starts` says of each text where it begins, where they count from elsewhere.

        A token's vector is the mean of its word pieces, scaled to length 1 in each layer; zeros where the model sees
        nothing of it, as past the model's longest text (about 400 words).
        """
        encodings = self._tokenizer.encode_batch(list(texts))
        return [
            _pooled(self._pieces(encoding), encoding.offsets, own, start=start)
            for encoding, own, start in zip(encodings, tokens, starts or [0] * len(texts), strict=True)
        ]

    def _pieces(self, encoding: Encoding) -> NDArray[np.float32]:
        """(pieces, 2, width) for one text.

        Texts are computed alone: the scales of the int8 products are taken over all that is computed together, so in
        company a text's vectors would hang on its neighbours.
        """
        middle, last = self._session.run(["middle", "last"], {"ids": np.array(encoding.ids, dtype=np.int64)})
        return np.stack([middle, last], axis=1)


def load_encoder(model_dir: Path) -> Encoder:
    """The encoder in a folder with model.safetensors, tokenizer.json and config.json.

    Raises `ModelMissing`, whose message says how to get it, where a file is not there or not the one that is pinned or
    described.
    """
    description = described(model_dir)
    shape = shape_of(model_dir)
    path = graph_path(model_dir, sha256=description.sha256)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        tokenizer = Tokenizer.from_file(str(model_dir / "tokenizer.json"))
    except Exception as error:  # the library raises nothing narrower
        raise ModelMissing(model_dir / "tokenizer.json", "The language model's word list can't be read") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length=shape.positions)
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return Encoder(tokenizer=tokenizer, session=session, shape=shape, name=description.fingerprint)


def _pooled(
    pieces: NDArray[np.float32], offsets: Sequence[tuple[int, int]], tokens: Sequence[Token], *, start: int
) -> Vectors:
    """Means of word pieces by token: (tokens, 2, width). The text begins at `start` of what the tokens' spans count."""
    spans = np.asarray(offsets, dtype=np.int64).reshape(-1, 2)
    starts = np.array([token.span.start for token in tokens], dtype=np.int64) - start
    ends = np.array([token.span.end for token in tokens], dtype=np.int64) - start
    owner = np.searchsorted(ends, spans[:, 0], side="right")
    kept = np.flatnonzero((spans[:, 1] > spans[:, 0]) & (owner < len(tokens)))
    kept = kept[starts[owner[kept]] < spans[kept, 1]] if len(kept) else kept
    pooled = np.zeros((len(tokens), *pieces.shape[1:]), dtype=np.float32)
    if len(kept):
        owners = owner[kept]  # they rise
        first = np.flatnonzero(np.diff(owners, prepend=-1))
        pooled[owners[first]] = pieces[kept[first]]
        for at, end in pairwise([*first.tolist(), len(kept)]):
            if end > at + 1:
                pooled[owners[at]] += pieces[kept[at + 1 : end]].sum(axis=0)
    return normalised(pooled)


def normalised(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scaled to length 1 along the last axis; zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: NDArray[np.float32] = vectors / np.maximum(lengths, np.float32(1e-9))
    return scaled


def article_vectors(
    encoder: Encoder,
    texts: Sequence[str],
    tokens: Sequence[Sequence[Token]],
    *,
    starts: Sequence[int],
    article: str,
    kept: VectorStore | None,
) -> NDArray[np.float16]:
    """Vectors of an article's tokens, passage after passage: (tokens, 2, width), from the store where it has them.

    `starts` says where each passage begins in what the tokens' spans count. The key names the model, the whole text of
    the article, and how it was cut into passages.
    """
    key = _key(encoder.fingerprint, texts, article)
    n_tokens = sum(map(len, tokens))
    data = None if kept is None else kept.get(key)
    if data is None or len(data) != n_tokens * 2 * encoder.width * 2:
        buffer = BytesIO()  # gives its bytes without a copy of them
        for first in range(0, len(texts), AT_ONCE):
            some = slice(first, first + AT_ONCE)
            found = encoder.words(texts[some], tokens[some], starts=starts[some])
            buffer.writelines(vectors.astype(np.float16).tobytes() for vectors in found)
        data = buffer.getvalue()
        if kept is not None:
            kept.put(key, data)
    return np.frombuffer(data, dtype=np.float16).reshape(n_tokens, 2, encoder.width)


def kept_vectors(
    fingerprint: str, texts: Sequence[str], *, n_tokens: int, article: str, kept: VectorStore
) -> NDArray[np.float16] | None:
    """What `article_vectors` kept under a model's fingerprint, without the model; None where it is not there."""
    data = kept.get(_key(fingerprint, texts, article))
    if data is None or not n_tokens or len(data) % (n_tokens * 4):
        return None
    return np.frombuffer(data, dtype=np.float16).reshape(n_tokens, 2, -1)


def _key(fingerprint: str, texts: Sequence[str], article: str) -> str:
    cut = hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
    name, _, _ = fingerprint.partition(" ")
    return f"{name}-{hashlib.sha256(article.encode()).hexdigest()}-{cut}"
