"""Finds what is furniture only before an article begins or after it ends: menus, lone dates, lists of other stories."""

from collections.abc import Iterable, Sequence

from newsdiff.ingest.bylines import is_desk_credit
from newsdiff.ingest.furniture import at_edge
from newsdiff.ingest.headings import find_headline
from newsdiff.ingest.scripts import columns, ends_sentence
from newsdiff.ingest.types import RemovalReason
from newsdiff.ingest.units import Unit

_PROSE = 120  # columns: a block so long is the article, whatever its end
_SENTENCE = 60  # the same for a block that ends like a sentence
_MENU_LENGTH, _MENU_WORDS, _MENU_RUN = 24, 3, 4
_KICKER_WORDS = 2  # three Title Case words may be a headline, which is worth more than a section's name out of the way


def is_prose(text: str) -> bool:
    """Whether a block is a paragraph of the article and no line of the page."""
    length = columns(text[:_PROSE])
    return length >= _PROSE or (length >= _SENTENCE and ends_sentence(text, strong=True))


def edge_removals(units: Sequence[Unit], *, lists: Iterable[int]) -> list[tuple[Unit, RemovalReason]]:
    """Blocks to take out before the first paragraph and after the last one.

    lists: raw lines of headings like "Most read", after which titles of other stories follow.
    """
    prose = [at for at, unit in enumerate(units) if is_prose(unit.text) and not _reason(unit.text)]
    if not prose:
        return []
    head, tail = units[: _head_end(units, prose)], units[prose[-1] + 1 :]
    end = units[prose[-1]].parts[-1][0]
    listed = min((line for line in lists if line > end), default=None)
    found: dict[int, tuple[Unit, RemovalReason]] = {}
    for unit in (*_menu_lines(head), *_menu_lines(tail), *_kickers(units, prose[0])):
        found[unit.line] = (unit, "navigation")
    if listed is not None:
        found |= {unit.line: (unit, "navigation") for unit in tail if unit.line > listed}
    found |= {unit.line: (unit, reason) for unit in (*head, *tail) if (reason := _reason(unit.text))}
    return list(found.values())


def _head_end(units: Sequence[Unit], prose: Sequence[int]) -> int:
    """The block with which the article begins: not the sentence that some sites put under the headline."""
    first = prose[0]
    is_deck = len(prose) > 1 and columns(units[first].text) < _PROSE
    has_headline = is_deck and find_headline([unit.text for unit in units[: first + 1]]) is not None
    return prose[1] if has_headline else first


def _reason(text: str) -> RemovalReason | None:
    return at_edge(text) or ("byline" if is_desk_credit(text) else None)


def _is_short(text: str) -> bool:
    return len(text) <= _MENU_LENGTH and len(text.split()) <= _MENU_WORDS and not ends_sentence(text)


def _n_words(text: str) -> int:
    return sum(word[0].isalnum() for word in text.split())


def _menu_lines(units: Sequence[Unit]) -> list[Unit]:
    """Units in a run of several very short ones: a menu, one entry a line."""
    found: list[Unit] = []
    run: list[Unit] = []
    for unit in units:
        if _is_short(unit.text):
            run.append(unit)
            continue
        found += run if len(run) >= _MENU_RUN else []
        run = []
    return found + (run if len(run) >= _MENU_RUN else [])


def _kickers(units: Sequence[Unit], first_prose: int) -> Sequence[Unit]:
    """Very short lines above the headline: the site's name, the section, the topic."""
    headline = find_headline([unit.text for unit in units[: first_prose + 2]])
    if not headline or headline >= first_prose:
        return ()
    above = units[:headline]
    return above if all(_is_short(unit.text) and _n_words(unit.text) <= _KICKER_WORDS for unit in above) else ()
