"""A collation after people decided about links: only the beads that change, and the wording inside them, are new.

What comes out equals what `collate` gives with the same decisions.
"""

from collections.abc import Sequence
from dataclasses import replace

from newsdiff.analysis.article import Article, prepare_again
from newsdiff.analysis.collate import ENGINE, NO_MODEL, Found, variants_of, wordlists_version
from newsdiff.analysis.decisions import Decision, rule
from newsdiff.analysis.encoder import VectorStore
from newsdiff.analysis.errors import EngineChangedError
from newsdiff.analysis.salience import rank, ranked
from newsdiff.analysis.types import Alignment, Bead, Collation, Variant
from newsdiff.analysis.wordlists import BUILT_IN, Wordlists


def correct(
    collation: Collation,
    pair: tuple[str, str],
    *,
    decisions: Sequence[Decision],
    kept: VectorStore,
    wordlists: Wordlists = BUILT_IN,
) -> Collation:
    """The collation with the beads of one pair of witnesses made anew under `decisions`, all that there are.

    `wordlists` are those with which it was made.

    Raises `EngineChangedError` where another version of the program or other wordlists made the collation, and
    `VectorsMissing` where vectors that new beads need are not kept: then only a new analysis can tell.
    """
    if wordlists.version != wordlists_version(collation.version):
        raise EngineChangedError(collation.version)
    before = collation.alignment(*pair)
    left, right = (collation.passages_of(sigil) for sigil in pair)
    after = replace(before, beads=rule(before.links, decisions, left=left, right=right).beads)
    stay = _same_beads(before, after)
    found = _variants_of_new(collation, after, frozenset(stay.values()), kept=kept, wordlists=wordlists)
    moved = {
        variant: replace(variant, bead=stay[variant.bead])
        for variant in collation.variants
        if _is_of(variant, pair) and variant.bead in stay
    }
    of_pair = sorted([*moved.values(), *(variant for variant, _ in found)], key=lambda variant: variant.bead)
    contrasts = [one for one in collation.contrasts if not _is_of(one.variant, pair)]
    contrasts += [replace(one, variant=moved[one.variant]) for one in collation.contrasts if one.variant in moved]
    alignments = tuple(after if one is before else one for one in collation.alignments)
    return replace(
        collation,
        alignments=alignments,
        variants=_in_order(alignments, [one for one in collation.variants if not _is_of(one, pair)] + of_pair),
        contrasts=ranked([*contrasts, *rank(found, wordlists)]),
    )


def _variants_of_new(
    collation: Collation, alignment: Alignment, stay: frozenset[int], *, kept: VectorStore, wordlists: Wordlists
) -> list[Found]:
    """The variants of the beads that are not in `stay`; the articles are made ready only where there is such a bead."""
    _model_of(collation)
    if all(number in stay for number, bead in enumerate(alignment.beads) if bead.left and bead.right):
        return []
    pair = alignment.left_sigil, alignment.right_sigil
    left, right = (article_of(collation, sigil, kept=kept) for sigil in pair)
    return variants_of(left, right, alignment, wordlists=wordlists, but=stay)


def article_of(collation: Collation, sigil: str, *, kept: VectorStore) -> Article:
    """A witness of a collation made ready again, without the model. Raises as `correct` does."""
    model = _model_of(collation)
    fingerprint = None if model == NO_MODEL else model
    witness = collation.witness(sigil)
    return prepare_again(witness, collation.passages_of(sigil), fingerprint=fingerprint, kept=kept)


def _model_of(collation: Collation) -> str:
    """The model's part of a collation's version; raises `EngineChangedError` where another engine made it."""
    engine, model, *_ = collation.version.split(", ")
    if engine != ENGINE:
        raise EngineChangedError(collation.version)
    return model


def _same_beads(before: Alignment, after: Alignment) -> dict[int, int]:
    """The numbers of beads with two sides that stay as they were, and their new numbers."""
    numbers: dict[Bead, int] = {bead: number for number, bead in enumerate(after.beads)}
    return {
        number: numbers[bead]
        for number, bead in enumerate(before.beads)
        if bead.left and bead.right and bead in numbers
    }


def _is_of(variant: Variant, pair: tuple[str, str]) -> bool:
    return (variant.left_sigil, variant.right_sigil) == pair


def _in_order(alignments: Sequence[Alignment], variants: Sequence[Variant]) -> tuple[Variant, ...]:
    """Pair after pair; inside a pair they are in order already."""
    pairs = {(one.left_sigil, one.right_sigil): number for number, one in enumerate(alignments)}
    return tuple(sorted(variants, key=lambda variant: pairs[variant.left_sigil, variant.right_sigil]))
