"""Makes the canonical article of what a reader found: joined lines, no page furniture, headline and fields found."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from newsdiff.ingest.datelines import find_dateline
from newsdiff.ingest.facts import read_facts
from newsdiff.ingest.headings import find_headline, kinds_of
from newsdiff.ingest.language import language_of
from newsdiff.ingest.normalise import normalise, tidy, unify
from newsdiff.ingest.strip import Stripped, settle, strip
from newsdiff.ingest.types import Block, ExtractedArticle, RawArticle, Removal, RemovalReason
from newsdiff.ingest.units import Unit, cut_out, units_of

_GAP = "\n\n"


def clean(raw: RawArticle, *, keep: Collection[int] = ()) -> ExtractedArticle:
    """Clean an article; cleaning the result again changes nothing. Never raises, whatever the text.

    keep: numbers of removed lines (`Removal.line`) that the analyst put back; each keeps its place.
    The headline that the file itself names is added as first block where the text lacks it.
    """
    known = tidy(unify(raw.headline).replace("\n", " "))
    units = units_of(raw.text)
    stripped = strip(units, furniture=raw.furniture, headline=known)
    if not stripped.units:
        stripped = Stripped(units=settle(units))
    left = _put_back(units, stripped, frozenset(keep))
    laid = _lay_out(left, known)
    dateline = _dateline(units, stripped)
    removed = _removals(units, stripped, frozenset(keep), laid)
    facts = read_facts(_removed_lines(units, stripped), dateline=dateline)
    return ExtractedArticle(
        text=laid.text,
        blocks=laid.blocks,
        headline=laid.headline,
        published=raw.published or facts.published,
        dateline=dateline,
        byline=tidy(normalise(raw.byline)) or facts.byline,
        outlet=tidy(normalise(raw.outlet)),
        url=raw.url or facts.url,
        language=language_of(laid.text),
        removed=removed,
        notices=raw.notices + (() if raw.published else facts.notices),
    )


@dataclass(frozen=True, slots=True)
class _Laid:
    """Blocks in their places, and where each raw line came to stand."""

    text: str
    blocks: tuple[Block, ...]
    headline: str
    places: tuple[tuple[int, int], ...]  # (raw line, code point in the text), both rising


def _lay_out(units: Sequence[Unit], known: str) -> _Laid:
    texts = [unit.text for unit in units]
    is_there = bool(known) and find_headline(texts, headline=known) is not None
    added = known if known and not is_there and _stays(known, texts) else ""
    known = known if is_there else added
    texts = [added, *texts] if added else texts
    kinds = kinds_of(texts, headline=known)
    blocks: list[Block] = []
    places: list[tuple[int, int]] = []
    start = 0
    for at, text in enumerate(texts):
        blocks.append(Block(kind=kinds[at], start=start, end=start + len(text)))
        if not added or at:
            places.extend((line, start + offset) for line, offset in units[at - bool(added)].parts)
        start += len(text) + len(_GAP)
    headline = next((text for text, kind in zip(texts, kinds, strict=True) if kind == "headline"), "")
    return _Laid(text=_GAP.join(texts), blocks=tuple(blocks), headline=headline, places=tuple(places))


def _stays(headline: str, texts: Sequence[str]) -> bool:
    """Whether a headline above these paragraphs is no furniture: a file may call itself "Home" or "News ID: 4711"."""
    left = strip(units_of(_GAP.join((headline, *texts))), headline=headline).units
    return bool(left) and left[0].text.startswith(headline)


def _put_back(units: Sequence[Unit], stripped: Stripped, keep: frozenset[int]) -> list[Unit]:
    """The cleaned units, with the lines that the analyst wants."""
    if keep.isdisjoint(stripped.removed) and keep.isdisjoint(stripped.cuts):
        return stripped.units
    wanted = [unit for unit in units if unit.line not in stripped.removed or unit.line in keep]
    for line, cut in stripped.cuts.items():
        if line not in keep:
            wanted = _without_dateline(wanted, line, cut)
    return settle(wanted)


def _without_dateline(units: Sequence[Unit], line: int, cut: str) -> list[Unit]:
    """The raw lines without a dateline that begins in one of them and may go on in the next."""
    left = cut.replace(" ", "")
    done: list[Unit] = []
    for unit in units:
        if unit.line < line or not left:
            done.append(unit)
            continue
        taken = _shared_length(unit.text, left)
        left = left[len(unit.text[:taken].replace(" ", "")) :]
        if rest := unit.text[taken:].lstrip(" "):
            done.append(cut_out(unit, 0, len(unit.text) - len(rest)))
    return done


def _shared_length(text: str, wanted: str) -> int:
    """How many code points of the text spell the beginning of `wanted`, spaces aside."""
    spelt = 0
    for at, char in enumerate(text):
        if spelt == len(wanted):
            return at
        if char == wanted[spelt]:
            spelt += 1
        elif char != " ":
            return at
    return len(text)


def _dateline(units: Sequence[Unit], stripped: Stripped) -> str:
    """The first dateline without its dash, whether it began a paragraph or stood alone."""
    alone = (unit.text for unit in units if stripped.removed.get(unit.line) == "dateline")
    for text in (*alone, *stripped.cuts.values()):
        if found := find_dateline(f"{text} X"):
            return found.name
    return ""


def _removed_lines(units: Sequence[Unit], stripped: Stripped) -> list[tuple[str, RemovalReason]]:
    return [(unit.text, stripped.removed[unit.line]) for unit in units if unit.line in stripped.removed]


def _removals(units: Sequence[Unit], stripped: Stripped, keep: frozenset[int], laid: _Laid) -> tuple[Removal, ...]:
    lines = [line for line, _ in laid.places]

    def place(line: int) -> int:
        after = bisect_left(lines, line)
        return laid.places[after][1] if after < len(lines) else len(laid.text)

    return tuple(
        Removal(
            line=unit.line,
            text=unit.text if unit.line in stripped.removed else stripped.cuts[unit.line].strip(),
            reason=stripped.removed.get(unit.line, "dateline"),
            before=place(unit.line),
        )
        for unit in units
        if (unit.line in stripped.removed or unit.line in stripped.cuts) and unit.line not in keep
    )
