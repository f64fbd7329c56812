"""A witness made ready for comparison: passages, tokens, vectors, and what else each passage holds, all found once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise, repeat

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.description import languages_of
from newsdiff.analysis.encoder import Encoder, Vectors, VectorStore, article_vectors, kept_vectors
from newsdiff.analysis.errors import VectorsMissing
from newsdiff.analysis.lemma import stem_of
from newsdiff.analysis.lexicon import load
from newsdiff.analysis.segment import passages_of
from newsdiff.analysis.tokenize import is_word, tokenize
from newsdiff.analysis.types import Passage, Token, Witness

Words = tuple[tuple[str, ...], ...]  # by passage
LAST = 1  # of an article's two layers of vectors
MOST_READ = 2000  # passages: of a longer article no vectors are computed, which would take many minutes
SHORTEST_CLAUSE = 4  # words
CLAUSE_OPENERS = frozenset(
    [
        *("that", "which", "who", "after", "before", "because", "while", "when", "and", "but", "as", "if", "saying"),
        *("although", "though", "since", "until", "where", "whether"),
    ]
)
_CLAUSE_MARKS = frozenset(',;:—–-“”"--.!?()')
_OPENING, _CLOSING, _EITHER = "“«„", "”»", '"'


class Bags:
    """The different words of each passage, as numbers into a vocabulary."""

    def __init__(self, passages: Words) -> None:
        counters = [Counter(words) for words in passages]
        self.n_passages = len(passages)
        self.vocabulary = {word: n for n, word in enumerate(dict.fromkeys(w for bag in counters for w in bag))}
        self.ids = np.array([self.vocabulary[word] for bag in counters for word in bag], dtype=np.int64)
        counts = np.array([count for bag in counters for count in bag.values()], dtype=np.float32)
        self.damped = np.float32(1) + np.log(counts)  # of each word: 1 + log of how often its passage has it
        self.bounds = np.array([0, *accumulate(map(len, counters))], dtype=np.int64)
        self.owners = np.repeat(np.arange(len(passages)), np.diff(self.bounds))  # the passage of each word
        self.passages_with = np.bincount(self.ids, minlength=len(self.vocabulary)).astype(np.float64)

    def where_in(self, other: "Bags") -> NDArray[np.int64]:
        """For each word of the vocabulary its number in another one, -1 where it is not there."""
        numbers = map(other.vocabulary.get, self.vocabulary, repeat(-1))
        return np.fromiter(numbers, dtype=np.int64, count=len(self.vocabulary))


@dataclass(frozen=True, eq=False)
class Article:
    """A witness with all that the comparison with any other one needs."""

    witness: Witness
    passages: tuple[Passage, ...]
    tokens: tuple[tuple[Token, ...], ...]  # by passage; offsets in the witness's text
    vectors: NDArray[np.float16] | None  # (tokens, 2, width), passage after passage; None without a model

    @cached_property
    def bounds(self) -> tuple[int, ...]:
        """Where each passage's tokens begin in `vectors`, and the end: passages + 1 numbers."""
        return tuple(accumulate(map(len, self.tokens), initial=0))

    @cached_property
    def places(self) -> tuple[tuple[int, ...], ...]:
        """By passage, which of its tokens are words or numbers."""
        return tuple(
            tuple(place for place, token in enumerate(tokens) if is_word(token.form)) for tokens in self.tokens
        )

    @cached_property
    def forms(self) -> Words:
        """The words and numbers of each passage, without punctuation."""
        return tuple(
            tuple(tokens[place].form for place in places)
            for tokens, places in zip(self.tokens, self.places, strict=True)
        )

    @cached_property
    def words(self) -> Words:
        """The same, case folded."""
        return tuple(tuple(form.casefold() for form in forms) for forms in self.forms)

    @cached_property
    def stems(self) -> Words:
        """The same, cut to their stems."""
        language = self.witness.language or "en"
        return tuple(tuple(stem_of(form, language) for form in forms) for forms in self.forms)

    @cached_property
    def names(self) -> Words:
        """The capitalised words of each passage, case folded; a sentence's first word only where it is a long one."""
        return tuple(
            tuple(
                form.casefold()
                for place, form in enumerate(forms)
                if form[:1].isupper() and form.casefold() not in function_words() and (place or len(form) > 3)
            )
            for forms in self.forms
        )

    @cached_property
    def numbers(self) -> Words:
        """The numbers in figures of each passage."""
        return tuple(tuple(form for form in forms if any(map(str.isdigit, form))) for forms in self.forms)

    @cached_property
    def quotes(self) -> Words:
        """The words of each passage inside quotation marks, as written."""
        return tuple(_quoted(tokens) for tokens in self.tokens)

    @cached_property
    def quoted(self) -> Words:
        """The same, case folded and without function words."""
        common = function_words()
        return tuple(tuple(word for word in map(str.casefold, forms) if word not in common) for forms in self.quotes)

    @cached_property
    def stem_bags(self) -> Bags:
        """The stems of each passage."""
        return Bags(self.stems)

    @cached_property
    def run_bags(self) -> Bags:
        """Two stems after one another, but for two function words."""
        common = function_words()
        return Bags(
            tuple(
                tuple(f"{a} {b}" for a, b in pairwise(stems) if a not in common or b not in common)
                for stems in self.stems
            )
        )

    @cached_property
    def name_bags(self) -> Bags:
        """The names of each passage."""
        return Bags(self.names)

    @cached_property
    def number_bags(self) -> Bags:
        """The numbers of each passage."""
        return Bags(self.numbers)

    @cached_property
    def quoted_bags(self) -> Bags:
        """The quoted words of each passage."""
        return Bags(self.quoted)

    @cached_property
    def stem_ids(self) -> NDArray[np.int64]:
        """The number of each word's stem in the vocabulary of `stem_bags`: (words,)."""
        vocabulary = self.stem_bags.vocabulary
        return np.array([vocabulary[stem] for stems in self.stems for stem in stems], dtype=np.int64)

    @cached_property
    def is_function(self) -> NDArray[np.bool_]:
        """Whether each word is a function word: (words,)."""
        common = function_words()
        return np.array([word in common for words in self.words for word in words], dtype=np.bool_)

    @cached_property
    def clauses(self) -> tuple[tuple[int, ...], ...]:
        """By passage, where its clauses begin among its words; the first begins at 0."""
        return tuple(_clauses(tokens) for tokens in self.tokens)

    @cached_property
    def clause_starts(self) -> NDArray[np.int64]:
        """Where each clause begins among all words."""
        starts = [
            start + cut
            for (start, end), cuts in zip(pairwise(self.word_bounds), self.clauses, strict=True)
            for cut in (cuts if end > start else ())
        ]
        return np.array(starts, dtype=np.int64)

    @cached_property
    def word_bounds(self) -> tuple[int, ...]:
        """Where each passage's words begin among all words, and the end."""
        return tuple(accumulate(map(len, self.words), initial=0))

    @cached_property
    def word_vectors(self) -> NDArray[np.float32]:
        """The vectors of all words in the model's last layer: (words, width)."""
        return self.word_vectors_in(0, len(self.passages))

    def word_vectors_in(self, first: int, last: int) -> NDArray[np.float32]:
        """The same of the words of some neighbouring passages, not kept."""
        if self.vectors is None:
            raise ValueError("an article without vectors")
        found = np.empty((self.word_bounds[last] - self.word_bounds[first], self.vectors.shape[2]), dtype=np.float32)
        for passage in range(first, last):
            start, end = (bound - self.word_bounds[first] for bound in self.word_bounds[passage : passage + 2])
            own = self.vectors[self.bounds[passage] : self.bounds[passage + 1], LAST]
            found[start:end] = own[list(self.places[passage])]
        return found

    def forms_of(self, passages: Sequence[int]) -> list[str]:
        """The forms of some passages' tokens, one after another, punctuation too."""
        return [token.form for index in passages for token in self.tokens[index]]

    def vectors_of(self, passages: Sequence[int]) -> Vectors | None:
        """The vectors of some passages' tokens, one after another."""
        if self.vectors is None:
            return None
        parts = [self.vectors[self.bounds[index] : self.bounds[index + 1]] for index in passages]
        return np.concatenate(parts).astype(np.float32)


def prepare(witness: Witness, *, encoder: Encoder | None, kept: VectorStore | None = None) -> Article:
    """Cut a witness into passages and tokens and get their vectors, unless it has too many passages for that."""
    passages = passages_of(witness)
    reads = encoder if len(passages) <= MOST_READ else None
    return prepare_passages(witness, passages, encoder=reads, kept=kept)


def prepare_passages(
    witness: Witness, passages: tuple[Passage, ...], *, encoder: Encoder | None, kept: VectorStore | None = None
) -> Article:
    """The same for passages that are given."""
    texts = [passage.span.of(witness.text) for passage in passages]
    tokens = tuple(tokenize(text, start=passage.span.start) for text, passage in zip(texts, passages, strict=True))
    vectors = None
    if encoder:
        starts = [passage.span.start for passage in passages]
        vectors = article_vectors(encoder, texts, tokens, starts=starts, article=witness.text, kept=kept)
    return Article(witness=witness, passages=passages, tokens=tokens, vectors=vectors)


def prepare_again(
    witness: Witness, passages: tuple[Passage, ...], *, fingerprint: str | None, kept: VectorStore
) -> Article:
    """The same for an article that was prepared before, without the model: its vectors come from `kept`.

    `fingerprint` is of the model that made them, None where there was none. Raises `VectorsMissing` where they are not
    kept.
    """
    reads = fingerprint and witness.language in ("", *languages_of(fingerprint)) and 0 < len(passages) <= MOST_READ
    article = prepare_passages(witness, passages, encoder=None)
    if not reads:
        return article
    texts = [passage.span.of(witness.text) for passage in passages]
    n_tokens = sum(map(len, article.tokens))
    vectors = kept_vectors(fingerprint or "", texts, n_tokens=n_tokens, article=witness.text, kept=kept)
    if vectors is None:
        raise VectorsMissing(witness.sigil)
    return replace(article, vectors=vectors)


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Words that say little of what a passage is about, and the commonest verb of speech."""
    return frozenset(load("function_words").by_first) | {"said", "says", "say"}


def _quoted(tokens: Sequence[Token]) -> tuple[str, ...]:
    found, inside = [], False
    for token in tokens:
        if token.form in _EITHER:
            inside = not inside
        elif token.form in _OPENING:
            inside = True
        elif token.form in _CLOSING:
            inside = False
        elif inside and is_word(token.form):
            found.append(token.form)
    return tuple(found)


def _clauses(tokens: Sequence[Token]) -> tuple[int, ...]:
    """Cuts at commas and the like and at words that open a clause, none of them shorter than `SHORTEST_CLAUSE`."""
    starts, n_words = [0], 0
    for token in tokens:
        word = is_word(token.form)
        opens = token.form.casefold() in CLAUSE_OPENERS if word else token.form in _CLAUSE_MARKS
        if opens and n_words - starts[-1] >= SHORTEST_CLAUSE:
            starts.append(n_words)
        n_words += word
    while len(starts) > 1 and n_words - starts[-1] < SHORTEST_CLAUSE:
        starts.pop()
    return tuple(starts)
