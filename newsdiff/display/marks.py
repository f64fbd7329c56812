"""Marks of a collation: its variants, contrasts and cues as stretches of the two witnesses' texts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from newsdiff.analysis.types import Collation, Contrast, FramingCue, Span, Variant
from newsdiff.display.keys import variant_keys
from newsdiff.display.types import Mark, MarkKind
from newsdiff.display.words import category_word, cue_entry, cue_title

_FIGURES = re.compile(r"[$€£¥]?\d")
_NAMES = {"spelling": "Spelling", "numbers": "Number format", "transposition": "Moved words"}


def marks_of(
    collation: Collation,
    left_sigil: str,
    right_sigil: str,
    *,
    moved: Mapping[str, tuple[Span | None, Span | None]] | None = None,
) -> tuple[Mark, ...]:
    """The marks of two witnesses, in either order, differences first and then cues.

    The key of a difference is its name in `variant_keys`, of a cue "c" and its index in `collation.cues`. A
    difference with two sides gives two marks of one key. `moved` says by key which differences stand on other words.
    """
    moved = moved or {}
    contrasts = {contrast.variant: contrast for contrast in collation.contrasts}
    marks: list[Mark] = []
    for variant, key in variant_keys(collation).items():
        if {variant.left_sigil, variant.right_sigil} == {left_sigil, right_sigil}:
            left, right = moved.get(key, (variant.left, variant.right))
            shown = replace(variant, left=left, right=right)
            marks += _variant_marks(collation, shown, contrasts.get(variant), key=key)
    for position, cue in enumerate(collation.cues):
        if cue.sigil in (left_sigil, right_sigil):
            marks.append(_cue_mark(cue, key=f"c{position}"))
    return tuple(marks)


def _variant_marks(collation: Collation, variant: Variant, contrast: Contrast | None, *, key: str) -> Iterator[Mark]:
    kind = _kind(variant, contrast)
    category = contrast.category if contrast else _category(collation, variant)
    sides = ((variant.left_sigil, variant.left), (variant.right_sigil, variant.right))
    for (sigil, span), (other, opposite) in (sides, sides[::-1]):
        if span is not None:
            partner = opposite.of(collation.witness(other).text) if opposite else ""
            title = _title(contrast, category, sigil=sigil, other=other, partner=partner)
            yield Mark(kind, sigil, span.start, span.end, key, category, title, partner, bead=variant.bead)


def _kind(variant: Variant, contrast: Contrast | None) -> MarkKind:
    if contrast is not None:
        return "contrast"
    return "spelling" if variant.kind == "spelling" else "variant"


def _category(collation: Collation, variant: Variant) -> str:
    """The kind of a variant that is no contrast; a spelling with figures is apart from the others."""
    if variant.kind != "spelling" or variant.left is None or variant.right is None:
        return variant.kind
    sides = ((variant.left_sigil, variant.left), (variant.right_sigil, variant.right))
    in_figures = (_FIGURES.match(collation.witness(sigil).text, span.start, span.end) for sigil, span in sides)
    return "numbers" if any(in_figures) else variant.kind


def _title(contrast: Contrast | None, category: str, *, sigil: str, other: str, partner: str) -> str:
    if not partner:
        return f"{category_word(contrast.category)}: only in {sigil}" if contrast else f"only in {sigil}"
    name = category_word(contrast.category) if contrast else _NAMES.get(category, "Other words")
    return f"{name}. {other} has: {partner}"


def _cue_mark(cue: FramingCue, *, key: str) -> Mark:
    return Mark("cue", cue.sigil, cue.span.start, cue.span.end, key, category=cue_entry(cue), title=cue_title(cue))
