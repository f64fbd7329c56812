"""Which differences an analyst of framing would report, how strongly, and why."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsdiff.analysis.days import TIMES
from newsdiff.analysis.lemma import lemma_of, stem_of
from newsdiff.analysis.lexicon import Lexicon, load
from newsdiff.analysis.other_facts import other_dates, other_figures
from newsdiff.analysis.senses import hits
from newsdiff.analysis.side_phrases import STANCE_BACK, STANCE_FRONT
from newsdiff.analysis.spelling import alias_of, joined, same_alias
from newsdiff.analysis.types import Category, Contrast, Variant
from newsdiff.analysis.wordclass import FUNCTION
from newsdiff.analysis.wording import Clues, FoundVariant, Phrase
from newsdiff.analysis.wordlists import BUILT_IN, Wordlists

_WEIGHT = 1.5
_TRUST = 1.0  # how much a doubtful alignment of the passages takes away
_UNPAIRED = 0.05
_LONELY = 0.03
_LEAST = 0.04
_SAME_THING = 0.3  # fitted probability from which two phrases are said to tell of one thing
_GRAVE = frozenset(("killing", "force", "coercion", "law", "protest", "deceit", "refusal", "damage"))
_NO_REASON = -0.3  # what no evidence speaks for stands behind what some does
_LISTS = ("evaluative", "acts", "attribution", "hedges", "intensifiers", "legality")
_LONG = 9  # words; a longer phrase is half a sentence and no label


Hits = tuple[tuple[str, str], ...]  # (words as they stand, casefolded; group of the lexicon)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the lexicons say of one phrase."""

    evaluative: Hits
    acts: Hits  # of the graver groups
    attribution: Hits
    hedges: Hits
    intensifiers: Hits
    stance: Hits  # words built with anti-, pro-, -backed and the like
    legality: Hits  # acts named as a crime or as lawful


_EMPTY = Reading((), (), (), (), (), (), ())


def rank(found: Sequence[tuple[Variant, FoundVariant]], wordlists: Wordlists = BUILT_IN) -> tuple[Contrast, ...]:
    """Contrasts in falling salience, spelling and moved phrases left out, ties in order of place."""
    contrasts = [
        contrast
        for variant, one in found
        if variant.kind not in ("spelling", "transposition")
        for contrast in [_contrast(variant, one.clues, wordlists)]
        if contrast.salience >= _LEAST
    ]
    return ranked(contrasts)


def ranked(contrasts: Iterable[Contrast]) -> tuple[Contrast, ...]:
    """Contrasts in falling salience, ties in order of place."""
    return tuple(sorted(contrasts, key=_order))


def _order(contrast: Contrast) -> tuple[float, str, str, int, int, int]:
    variant = contrast.variant
    left = variant.left.start if variant.left else -1
    right = variant.right.start if variant.right else -1
    return (-contrast.salience, variant.left_sigil, variant.right_sigil, variant.bead, left, right)


def _contrast(variant: Variant, clues: Clues, wordlists: Wordlists) -> Contrast:
    left, right = read(clues.left, wordlists), read(clues.right, wordlists)
    category = _category(clues, left, right)
    points = [*_points(clues, left, right, category), *_cautions(variant, clues)]
    if not any(reason for _, reason in points):
        points.append((_NO_REASON, ""))
    fitted = clues.score or (_UNPAIRED if variant.left and variant.right else _LONELY)
    odds = math.log(fitted / (1 - fitted)) + _WEIGHT * sum(point for point, _ in points)
    odds += _TRUST * math.log(max(clues.bead_score, 0.05))
    salience = 1 / (1 + math.exp(-odds))
    evidence = tuple(reason for point, reason in points if reason and point > 0)
    return Contrast(variant=variant, category=category, salience=round(salience, 4), evidence=evidence)


def read(phrase: Phrase | None, wordlists: Wordlists = BUILT_IN) -> Reading:
    """The words of a phrase that lexicons list."""
    if phrase is None:
        return _EMPTY
    found = {name: _hits(wordlists.get(name), phrase) for name in _LISTS}
    forms = tuple(form.casefold() for form in phrase.forms)
    return Reading(
        evaluative=tuple(hit for hit in found["evaluative"] if not _in_name(hit, phrase.forms)),
        acts=tuple(hit for hit in found["acts"] if hit[1] in _GRAVE),
        attribution=found["attribution"],
        hedges=found["hedges"],
        intensifiers=found["intensifiers"],
        stance=tuple((form, "") for form in forms if form.startswith(STANCE_FRONT) or form.endswith(STANCE_BACK)),
        legality=found["legality"],
    )


def _in_name(hit: tuple[str, str], forms: tuple[str, ...]) -> bool:
    """Whether a word that raises its bearer is part of the bearer's own name: "Popular Mobilization Forces"."""
    capitals = [form[:1].isupper() for form in forms]
    return hit[1] == "legitimising" and any(
        form.casefold() == hit[0] and capital and any(capitals[max(0, at - 1) : at] + capitals[at + 1 : at + 2])
        for at, (form, capital) in enumerate(zip(forms, capitals, strict=True))
    )


def _hits(lexicon: Lexicon, phrase: Phrase) -> Hits:
    return tuple(
        (" ".join(phrase.forms[at : at + len(entry.words)]).casefold(), entry.group)
        for at, entry in hits(lexicon, phrase.forms, phrase.classes)
    )


def _category(clues: Clues, left: Reading, right: Reading) -> Category:
    phrases = [phrase for phrase in (clues.left, clues.right) if phrase is not None]
    if clues.left is not None and clues.right is not None:
        if other_dates(clues.left, clues.right):
            return "date"
        if other_figures(clues.left, clues.right):
            return "number"
        if left.attribution and right.attribution and _verbal(clues.left) and _verbal(clues.right):
            return "attribution"
        if all(_is_name(phrase) for phrase in phrases):
            return "name"
    if (left.hedges or right.hedges) and left.hedges != right.hedges and all(len(p.forms) <= 4 for p in phrases):
        return "hedge"
    if len(phrases) == 1 and (left.intensifiers or right.intensifiers) and len(phrases[0].forms) <= 2:
        return "intensity"
    if all(_verbal(phrase) for phrase in phrases) or (len(phrases) == 2 and any(_verbal(p) for p in phrases)):
        return "verb"
    if any("noun" in phrase.classes for phrase in phrases):
        return "label"
    return "wording"


def _verbal(phrase: Phrase) -> bool:
    matter = [kind for kind in phrase.classes if kind in ("verb", "noun", "number")]
    return bool(matter) and matter[0] == "verb"


def _is_name(phrase: Phrase) -> bool:
    matter = [
        form
        for form, kind in zip(phrase.forms, phrase.classes, strict=True)
        if kind == "noun" and form.casefold() not in TIMES
    ]
    return bool(matter) and all(form[:1].isupper() for form in matter)


def _points(clues: Clues, left: Reading, right: Reading, category: Category) -> list[tuple[float, str]]:
    """Reasons to rank a difference high, each with what it adds."""
    points: list[tuple[float, str]] = [(0.1 + 0.15 * clues.weight, "")]
    for name, weight in (
        ("evaluative", 0.3),
        ("acts", 0.12),
        ("stance", 0.3),
        ("hedges", 0.15),
        ("intensifiers", 0.08),
    ):
        only = sum(_only(clues, getattr(left, name), getattr(right, name)), ())
        if only:
            points.append((weight if len(only) == 1 else weight * 1.3, _reason(name, only)))
    if clues.left is not None and clues.right is not None:
        points.extend(_paired(clues, left, right, category))
    return points


def _only(clues: Clues, one: Hits, other: Hits) -> tuple[Hits, Hits]:
    """What stands on the left and not on the right, and the other way round; compounds count in their parts."""
    wholes = [joined(phrase.forms) if phrase else "" for phrase in (clues.left, clues.right)]
    names = [{_name_of(word) for word, _ in side} for side in (one, other)]
    return (
        tuple(hit for hit in one if _name_of(hit[0]) not in names[1] and joined(hit[0].split()) not in wholes[1]),
        tuple(hit for hit in other if _name_of(hit[0]) not in names[0] and joined(hit[0].split()) not in wholes[0]),
    )


def _name_of(word: str) -> str:
    """What a listed word stands for: "gop" and "republicans" for one party; else its base form."""
    return alias_of(word) or lemma_of(word)


def _reason(name: str, hits: Hits) -> str:
    words = ", ".join(f"“{word}”" for word, _ in hits)
    return {
        "evaluative": f"judging word on one side: {words}",
        "acts": f"act named on one side: {words}",
        "stance": f"takes or gives a side: {words}",
        "hedges": f"hedge on one side: {words}",
        "intensifiers": f"intensifier on one side: {words}",
    }[name]


def _paired(clues: Clues, left: Reading, right: Reading, category: Category) -> list[tuple[float, str]]:
    points: list[tuple[float, str]] = []
    acts = _only(clues, left.acts, right.acts)
    shared = sorted({group for _, group in acts[0]} & {group for _, group in acts[1]})
    if shared:
        points.append((0.35, f"one act ({shared[0]}) named in two ways"))
    judged = sum(_only(clues, left.legality, right.legality), ())
    if shared and {group for _, group in left.legality} != {group for _, group in right.legality}:
        points.append(
            (0.6, "named as a crime or as lawful on one side: " + ", ".join(f"“{word}”" for word, _ in judged))
        )
    if category == "label":
        points.append((0.2, "the same thing called by another name" if clues.score >= _SAME_THING else ""))
    if category in ("number", "date"):
        differ = "figures differ" if category == "number" else "dates differ"
        doubtful = 0 < clues.score < _SAME_THING  # 0: the words themselves are linked
        points.append((0.2, "") if doubtful else (1.0, differ))
    if category == "name":
        points.append((0.15, "names differ"))
    if category == "attribution" and {g for _, g in left.attribution} != {g for _, g in right.attribution}:
        points.append((0.3, "another stance towards the speaker"))
    return points


def _cautions(variant: Variant, clues: Clues) -> list[tuple[float, str]]:
    """Reasons to rank a difference low."""
    points: list[tuple[float, str]] = []
    phrases = [phrase for phrase in (clues.left, clues.right) if phrase is not None]
    if len(phrases) == 1:
        points.append((-0.1, ""))
    if any(len(phrase.forms) > _LONG for phrase in phrases):
        points.append((-0.2, ""))
    if len(phrases) == 2:
        if same_alias(phrases[0].forms, phrases[1].forms):
            points.append((-0.35, ""))
        if _same_style(phrases[0], phrases[1], clues.language):
            points.append((-0.5, ""))
        stems = [{stem_of(form, clues.language) for form in phrase.forms} for phrase in phrases]
        if stems[0] == stems[1]:
            points.append((-0.4, ""))
        whole = [joined(phrase.forms) for phrase in phrases]
        if whole[0] in whole[1] or whole[1] in whole[0]:
            points.append((-0.3, ""))
    if variant.cosine is not None and variant.cosine < 0.3:
        points.append((-0.15, ""))
    return points


def _same_style(one: Phrase, other: Phrase, language: str) -> bool:
    """Whether the phrases differ by no more than words that mean the same and judge alike."""
    keys = [
        sorted(
            load("style").group_of(form) or alias_of(form) or stem_of(form, language)
            for form, kind in zip(phrase.forms, phrase.classes, strict=True)
            if kind not in FUNCTION
        )
        for phrase in (one, other)
    ]
    return keys[0] == keys[1]
