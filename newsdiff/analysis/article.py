"""A witness made ready for comparison: passages, their tokens, and the tokens' vectors, all computed once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.encoder import Encoder, Vectors, VectorStore, article_vectors
from newsdiff.analysis.segment import passages_of
from newsdiff.analysis.tokenize import is_word, tokenize
from newsdiff.analysis.types import Passage, Token, Witness


@dataclass(frozen=True, eq=False)
class Article:
    """A witness with all that the comparison with any other one needs."""

    witness: Witness
    passages: tuple[Passage, ...]
    tokens: tuple[tuple[Token, ...], ...]  # by passage; offsets in the witness's text
    vectors: Vectors | None  # of all tokens, passage after passage; None without a model

    @cached_property
    def bounds(self) -> NDArray[np.int64]:
        """Where each passage's tokens begin in `vectors`, and the end: (passages + 1,)."""
        return np.concatenate([[0], np.cumsum([len(tokens) for tokens in self.tokens], dtype=np.int64)]).astype(
            np.int64
        )

    @cached_property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """The words and numbers of each passage, case folded, without punctuation."""
        return tuple(tuple(token.form.casefold() for token in tokens if is_word(token.form)) for tokens in self.tokens)

    def vectors_of(self, passages: Sequence[int]) -> Vectors | None:
        """The vectors of some passages' tokens, one after another."""
        if self.vectors is None:
            return None
        return np.concatenate([self.vectors[self.bounds[index] : self.bounds[index + 1]] for index in passages])


def prepare(witness: Witness, *, encoder: Encoder | None, kept: VectorStore | None = None) -> Article:
    """Cut a witness into passages and tokens and get their vectors."""
    return prepare_passages(witness, passages_of(witness), encoder=encoder, kept=kept)


def prepare_passages(
    witness: Witness, passages: tuple[Passage, ...], *, encoder: Encoder | None, kept: VectorStore | None = None
) -> Article:
    """The same for passages that are given."""
    texts = [passage.span.of(witness.text) for passage in passages]
    inner = [tokenize(text) for text in texts]
    tokens = tuple(tokenize(text, start=passage.span.start) for text, passage in zip(texts, passages, strict=True))
    vectors = article_vectors(encoder, texts, inner, article=witness.text, kept=kept) if encoder else None
    return Article(witness=witness, passages=passages, tokens=tokens, vectors=vectors)
