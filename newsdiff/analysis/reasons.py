"""Why two passages stand opposite each other: what they share, and what each piece of evidence adds to the score.

Everything is found anew from the two articles, so that a page can ask it of any two passages, linked or not.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.article import Article, function_words
from newsdiff.analysis.features import features_of
from newsdiff.analysis.numerals import numbers_of
from newsdiff.analysis.pairs import pairs_of
from newsdiff.analysis.rarity import idf_of
from newsdiff.analysis.similarity import Opinion, opinion, way_of, with_second_look

MOST_WORDS = 6  # of a kind that are listed
IN_A_ROW = 3  # words from which a shared run is worth telling
ALIKE = 0.45  # cosine from which two different words are shown as matched
SMALLEST_PART = 0.1  # log-odds from which a part of the score is worth telling

EVIDENCE: Mapping[str, tuple[str, ...]] = {  # beginnings of features' names, by what a reader calls them
    "words of like meaning": ("met", "wanted", "clause"),
    "shared words": ("words", "shared", "covered", "runs"),
    "names": ("names",),
    "numbers": ("numbers",),
    "quotations": ("quoted",),
    "passages beside them": ("diagonal", "beside", "around", "first diagonal", "first beside", "first around"),
    "other candidates": ("lead", "rank", "all rivals", "best rival"),
    "place and length": ("both", "later", "earlier", "apart", "longer", "shorter"),
}


@dataclass(frozen=True, slots=True)
class WordMatch:
    """Two different words whose vectors are each other's best."""

    left: str
    right: str
    cosine: float  # -1..1
    weight: float  # the mean rarity of the two in the event


@dataclass(frozen=True, slots=True)
class Part:
    """What one kind of evidence adds to the score, against that of an average pair of passages."""

    evidence: str  # one of `EVIDENCE`
    odds: float  # natural logarithm of the odds; below 0 where it speaks against


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why two passages stand opposite each other, or do not. Words are given as the left passage writes them."""

    names: tuple[str, ...]
    numbers: tuple[str, ...]
    other_numbers: tuple[tuple[str, ...], tuple[str, ...]]  # of each side alone, where both have some that differ
    quotations: tuple[str, ...]  # words that both have in quotation marks
    runs: tuple[str, ...]  # words in a row that both have
    rare_words: tuple[str, ...]  # rarest first
    matches: tuple[WordMatch, ...]  # weightiest first; none without vectors
    parts: tuple[Part, ...]  # largest first; none for a pair that was never looked at, as in long articles

    def phrases(self) -> tuple[str, ...]:
        """The same in plain sentences."""
        return tuple(_phrases(self))


def reasons_for(left: Article, right: Article, link: tuple[int, int]) -> Reasons:
    """Why passage `link[0]` of the left article fits passage `link[1]` of the right one."""
    i, j = link
    left_numbers, right_numbers = _numbers(left.forms[i]), _numbers(right.forms[j])
    names = set(left.names[i]) & set(right.names[j])
    idf = idf_of([*left.stems, *right.stems])
    return Reasons(
        names=_as_written(left.forms[i], names),
        numbers=tuple(number for number in left_numbers if number in right_numbers),
        other_numbers=_differing(left_numbers, right_numbers),
        quotations=_runs(left.quotes[i], right.quotes[j], at_least=1),
        runs=_runs(left.forms[i], right.forms[j], at_least=IN_A_ROW),
        rare_words=_rare_words(left, right, link, idf=idf, but=names),
        matches=_matches(left, right, link, idf=idf),
        parts=_parts(left, right, link),
    )


def _as_written(forms: Sequence[str], folded: set[str]) -> tuple[str, ...]:
    found = {form.casefold(): form for form in reversed(forms) if form.casefold() in folded}
    return tuple(reversed(found.values()))[:MOST_WORDS]


def _numbers(forms: Sequence[str]) -> tuple[str, ...]:
    """The numbers of a passage, each once, in figures."""
    return tuple(dict.fromkeys(map(_figures, numbers_of(forms))))


def _figures(number: float) -> str:
    """
    >>> _figures(2016.0), _figures(1500000.0), _figures(2.5)
    ('2016', '1,500,000', '2.5')
    """
    if number != int(number):
        return f"{number:,}"
    return f"{number:.0f}" if number < 10_000 else f"{number:,.0f}"


def _differing(left: Sequence[str], right: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    alone = tuple(one for one in left if one not in right), tuple(one for one in right if one not in left)
    return alone if all(alone) else ((), ())


def _runs(left: Sequence[str], right: Sequence[str], *, at_least: int) -> tuple[str, ...]:
    """Words in a row that stand so in both, not of function words alone; the longest first."""
    folded = [form.casefold() for form in right]
    known, after = set(folded), set(pairwise(folded))
    runs: list[list[str]] = []
    for form in left:
        word = form.casefold()
        if runs and runs[-1] and (runs[-1][-1].casefold(), word) in after:
            runs[-1].append(form)
        else:
            runs.append([form] if word in known else [])
    kept = [
        run for run in runs if len(run) >= at_least and any(word.casefold() not in function_words() for word in run)
    ]
    return tuple(dict.fromkeys(" ".join(run) for run in sorted(kept, key=len, reverse=True)))[:MOST_WORDS]


def _rare_words(
    left: Article, right: Article, link: tuple[int, int], *, idf: Mapping[str, float], but: set[str]
) -> tuple[str, ...]:
    i, j = link
    met = set(right.stems[j])
    rarity: dict[str, float] = {}
    for form, stem in zip(left.forms[i], left.stems[i], strict=True):
        word = form.casefold()
        if stem in met and word not in but and word not in function_words():
            rarity.setdefault(word, idf[stem])
    return tuple(sorted(rarity, key=lambda word: -rarity[word]))[:MOST_WORDS]


def _matches(
    left: Article, right: Article, link: tuple[int, int], *, idf: Mapping[str, float]
) -> tuple[WordMatch, ...]:
    """Different words whose vectors are each other's best in these two passages."""
    if left.vectors is None or right.vectors is None:
        return ()
    sides = [_words_of(article, passage) for article, passage in zip((left, right), link, strict=True)]
    cosines = sides[0][2] @ sides[1][2].T
    found = []
    for row, column in _mutual(cosines):
        (forms, stems, _), (others, other_stems, _) = sides
        words = {forms[row].casefold(), others[column].casefold()}
        if stems[row] == other_stems[column] or words & function_words() or cosines[row, column] < ALIKE:
            continue
        weight = (idf[stems[row]] + idf[other_stems[column]]) / 2
        found.append(WordMatch(forms[row], others[column], float(cosines[row, column]), weight))
    return tuple(sorted(found, key=lambda match: -match.weight * match.cosine))[:MOST_WORDS]


def _words_of(article: Article, passage: int) -> tuple[Sequence[str], Sequence[str], NDArray[np.float32]]:
    return article.forms[passage], article.stems[passage], article.word_vectors_in(passage, passage + 1)


def _mutual(cosines: NDArray[np.float32]) -> Iterator[tuple[int, int]]:
    if cosines.size:
        for row, column in enumerate(cosines.argmax(axis=1).tolist()):
            if int(cosines[:, column].argmax()) == row:
                yield row, column


def _parts(left: Article, right: Article, link: tuple[int, int]) -> tuple[Part, ...]:
    """How much lower the odds would be if one kind of evidence were that of an average pair."""
    pairs = pairs_of(left, right)
    places = np.flatnonzero((pairs.left == link[0]) & (pairs.right == link[1]))
    if not len(places):
        return ()
    fitted = opinion(way_of(left, right))
    names, features = features_of(left, right, pairs)
    seen_names, seen = with_second_look(names, features, fitted.first(names, features), pairs)
    row = seen[places[0]]
    odds = _odds_without(fitted, seen_names, row, ())
    parts = [
        Part(evidence, odds - _odds_without(fitted, seen_names, row, beginnings))
        for evidence, beginnings in EVIDENCE.items()
    ]
    return tuple(sorted((part for part in parts if abs(part.odds) >= SMALLEST_PART), key=lambda part: -part.odds))


def _odds_without(
    fitted: Opinion, names: Sequence[str], row: NDArray[np.float32], beginnings: tuple[str, ...]
) -> float:
    """The logarithm of the odds of a pair where features with these beginnings have their mean."""
    first = len(names) - len(fitted.first.names)
    out = np.array([bool(beginnings) and name.startswith(beginnings) for name in names])
    changed = np.where(out, fitted.second.mean, row)
    changed[names.index("first odds")] = fitted.first.odds(fitted.first.names, changed[None, first:])[0]
    return float(fitted.second.odds(fitted.second.names, changed[None])[0])


def _phrases(reasons: Reasons) -> Iterator[str]:
    if reasons.names:
        yield f"Both name {_listed(reasons.names)}."
    if reasons.numbers:
        yield f"Both have the number {_listed(reasons.numbers)}."
    if reasons.quotations:
        yield f"Both quote {_listed(f'“{words}”' for words in reasons.quotations)}."
    if reasons.runs:
        yield f"Both have the words {_listed(f'“{words}”' for words in reasons.runs)} in a row."
    if reasons.rare_words:
        yield f"Rare words in both: {', '.join(reasons.rare_words)}."
    if reasons.matches:
        pairs = ", ".join(f"{match.left} / {match.right}" for match in reasons.matches)
        yield f"Words of like meaning here: {pairs}."
    if reasons.other_numbers[0]:
        one, other = map(_listed, reasons.other_numbers)
        yield f"Their other numbers differ: {one} / {other}."
    for_it = [part.evidence for part in reasons.parts if part.odds > 0]
    against = [part.evidence for part in reversed(reasons.parts) if part.odds < 0]
    if for_it:
        yield f"What raises the score, most first: {', '.join(for_it)}."
    if against:
        yield f"What lowers it: {', '.join(against)}."


def _listed(words: Iterable[str]) -> str:
    """
    >>> _listed(["a", "b", "c"])
    'a, b and c'
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
