"""The view of articles: both texts in their own order and shape, side by side, and the ribbons that link them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsdiff.analysis.types import Collation, PassageKind
from newsdiff.comparisons.rowview import SALIENT, ContrastView, RunView, confidence_of, runs_shown
from newsdiff.comparisons.state import PageState
from newsdiff.display.in_order import InOrder, LinkedPassage, in_order
from newsdiff.display.types import Mark


@dataclass(frozen=True, slots=True)
class PassageInPlace:
    """A passage in its paragraph."""

    name: str  # "A7"
    number: int
    anchor: str  # "A-7"
    runs: tuple[RunView, ...]
    beads: str  # numbers set apart by spaces
    partners: tuple[tuple[str, str], ...]  # name and anchor of each


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, headline or sub-heading."""

    kind: PassageKind
    passages: tuple[PassageInPlace, ...]


@dataclass(frozen=True, slots=True)
class ArticleShown:
    """One article, from its first passage to its last."""

    side: str  # "left" or "right"
    sigil: str
    opposite: str  # sigil of the other article
    language: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Ribbon:
    """The link of one bead, drawn between the columns."""

    bead: int
    confidence: str  # "firm" or "possible"
    moved: bool


@dataclass(frozen=True, slots=True)
class ArticlesView:
    """What the view shows."""

    articles: tuple[ArticleShown, ...]  # left then right
    ribbons: tuple[Ribbon, ...]


def articles_of(
    collation: Collation, state: PageState, marks: Sequence[Mark], contrasts: Sequence[ContrastView]
) -> ArticlesView:
    """Both articles of the pair of this state, with these marks."""
    found = in_order(collation, state.left, state.right, marks)
    salient = frozenset(contrast.key for contrast in contrasts if contrast.salience >= SALIENT)
    sides = (("left", state.left, state.right, found.left), ("right", state.right, state.left, found.right))
    return ArticlesView(
        articles=tuple(
            ArticleShown(
                side=side,
                sigil=sigil,
                opposite=opposite,
                language=collation.witness(sigil).language,
                blocks=tuple(_blocks(passages, state, salient, opposite)),
            )
            for side, sigil, opposite, passages in sides
        ),
        ribbons=tuple(_ribbons(found)),
    )


def _ribbons(found: InOrder) -> Iterator[Ribbon]:
    for tie in found.ties:
        yield Ribbon(tie.bead, confidence_of(tie.score), tie.moved)


def _blocks(
    passages: Sequence[LinkedPassage], state: PageState, salient: frozenset[str], opposite: str
) -> Iterator[Block]:
    kind: PassageKind = "sentence"
    block: list[PassageInPlace] = []
    for passage in passages:
        if block and passage.view.starts_paragraph:
            yield Block(kind, tuple(block))
            block = []
        kind = passage.view.kind
        block.append(_in_place(passage, state, salient, opposite))
    if block:
        yield Block(kind, tuple(block))


def _in_place(passage: LinkedPassage, state: PageState, salient: frozenset[str], opposite: str) -> PassageInPlace:
    view = passage.view
    return PassageInPlace(
        name=f"{view.sigil}{view.index}",
        number=view.index,
        anchor=f"{view.sigil}-{view.index}",
        runs=tuple(runs_shown(view, state, salient)),
        beads=" ".join(str(bead) for bead in passage.beads),
        partners=tuple((f"{opposite}{index}", f"{opposite}-{index}") for index in passage.partners),
    )
