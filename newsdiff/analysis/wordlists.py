"""The lexicons as an input value: those of the program, with the words that a project adds or switches off.

Written as a CSV table with the columns `lexicon, words, group, use`: "no" in the last switches an entry off. A row of
`equivalents` has in its third column the words that are to count as the same as those of the second.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from newsdiff.analysis.errors import AnalysisError
from newsdiff.analysis.lexicon import Entry, Lexicon, lexicon_of, load
from newsdiff.analysis.spelling import joined

EDITABLE = ("attribution", "hedges", "intensifiers", "evaluative", "speech_acts")
EQUIVALENTS = "equivalents"  # the first column of words that a project takes for the same
COLUMNS = ("lexicon", "words", "group", "use")
MOST_ROWS = 5_000
LONGEST = 80  # characters of an entry's words
_USES = {"": True, "yes": True, "no": False}


@dataclass(frozen=True, slots=True, order=True)
class WordChange:
    """Words that are added to a lexicon, or one of its entries switched off, or two phrases that are one."""

    lexicon: str  # one of EDITABLE, or EQUIVALENTS
    words: str  # casefolded, one blank between them
    group: str  # one of the lexicon's; of an equivalent, the words that it is the same as
    used: bool = True  # False: the program's entry of these words is switched off


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row of a table that can't be taken."""

    number: int  # 1-based, the head counted
    row: str  # as it stands there
    reason: str  # a sentence for who wrote it


class WordChangesError(AnalysisError):
    """A table with rows that can't be taken; `rows` are all of them."""

    def __init__(self, rows: Sequence[BadRow]) -> None:
        more = f" So are {len(rows) - 1} more rows." if len(rows) > 1 else ""
        super().__init__(f"Row {rows[0].number} can't be taken: {rows[0].row}. {rows[0].reason}{more}")
        self.rows = tuple(rows)


@dataclass(frozen=True, slots=True)
class Wordlists:
    """The lexicons that an analysis looks words up in."""

    changes: tuple[WordChange, ...] = ()
    changed: Mapping[str, Lexicon] = field(default_factory=dict, compare=False)  # made from `changes` by `wordlists_of`
    names: Mapping[str, str] = field(default_factory=dict, compare=False)  # so is this: what stands for a phrase

    def get(self, name: str) -> Lexicon:
        """The lexicon of this name."""
        return self.changed.get(name) or load(name)

    def are_one(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Whether the project takes two phrases for the same, whatever their spelling."""
        name = self.names.get(_key(left))
        return name is not None and name == self.names.get(_key(right))

    @property
    def version(self) -> str:
        """Eight hexadecimal digits that name the changes; "" where there are none."""
        return sha256(changes_to_csv(self.changes).encode()).hexdigest()[:8] if self.changes else ""


BUILT_IN = Wordlists()


def wordlists_of(changes: Iterable[WordChange]) -> Wordlists:
    """The program's lexicons with these changes, in whatever order they come."""
    ordered = tuple(sorted(set(changes)))
    lexicons = dict.fromkeys(change.lexicon for change in ordered if change.lexicon != EQUIVALENTS)
    changed = {name: _with([one for one in ordered if one.lexicon == name], name) for name in lexicons}
    return Wordlists(ordered, changed, _names([one for one in ordered if one.lexicon == EQUIVALENTS]))


def groups_of(lexicon: str) -> tuple[str, ...]:
    """The groups that an entry of a lexicon can belong to."""
    return load(lexicon).groups


def changes_from_csv(text: str) -> tuple[WordChange, ...]:
    """The changes of a table, sorted. Raises `WordChangesError` with every row that can't be taken."""
    found: dict[tuple[str, str], WordChange] = {}
    bad: list[BadRow] = []
    for number, cells in enumerate(csv.reader(io.StringIO(text.removeprefix("\ufeff"))), start=1):
        stripped = tuple(cell.strip() for cell in cells)
        if not any(stripped) or (number == 1 and stripped[:3] == COLUMNS[:3]):
            continue
        change, reason = _change(stripped)
        if not reason and change is not None and found.setdefault((change.lexicon, change.words), change) != change:
            reason = "These words stand in the table twice, with another group or use."
        if number > MOST_ROWS:
            reason = f"A table can hold {MOST_ROWS} rows."
        if reason:
            bad.append(BadRow(number, ", ".join(cells), reason))
    if bad:
        raise WordChangesError(bad)
    return tuple(sorted(found.values()))


def changes_to_csv(changes: Iterable[WordChange]) -> str:
    """The table of these changes, its head first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((one.lexicon, one.words, one.group, "yes" if one.used else "no") for one in changes)
    return out.getvalue()


def _change(cells: Sequence[str]) -> tuple[WordChange | None, str]:
    """The change that a row asks for, or why it can't be made."""
    lexicon, words, group, use = (*cells, "", "", "", "")[:4]
    words = " ".join(words.casefold().split())
    if lexicon not in (*EDITABLE, EQUIVALENTS):
        return None, f"The first column names a lexicon: {', '.join((*EDITABLE, EQUIVALENTS))}."
    if not _are_words(words):
        return None, f"The second column needs words: letters or digits, at most {LONGEST} characters, no #."
    if use.casefold() not in _USES:
        return None, "The fourth column is yes, no or empty."
    if lexicon == EQUIVALENTS:
        return _equivalent(words, " ".join(group.casefold().split()), used=_USES[use.casefold()])
    listed = next((one for one in load(lexicon).by_first.get(words.split()[0], ()) if one.phrase == words), None)
    if not _USES[use.casefold()]:
        if listed is None:
            return None, f"The lexicon {lexicon} has no entry of these words that could be switched off."
        return WordChange(lexicon, words, listed.group, used=False), ""
    if group not in groups_of(lexicon):
        return None, f"The third column names a group of {lexicon}: {', '.join(groups_of(lexicon))}."
    return WordChange(lexicon, words, group), ""


def _are_words(words: str) -> bool:
    return any(character.isalnum() for character in words) and len(words) <= LONGEST and "#" not in words


def _equivalent(words: str, others: str, *, used: bool) -> tuple[WordChange | None, str]:
    if not _are_words(others) or others == words:
        return None, "The third column needs the other words that these are the same as."
    if not used:
        return None, "An equivalent is not switched off: take its row out of the table."
    return WordChange(EQUIVALENTS, words, others), ""


def _names(equivalents: Sequence[WordChange]) -> Mapping[str, str]:
    """For each phrase that has equivalents, the one that stands for all of them; what equals one of them does too."""
    parents: dict[str, str] = {}

    def stands_for(phrase: str) -> str:
        way = []
        while parents.setdefault(phrase, phrase) != phrase:
            way.append(phrase)
            phrase = parents[phrase]
        parents.update(dict.fromkeys(way, phrase))
        return phrase

    for change in equivalents:
        parents[stands_for(_key(change.words.split()))] = stands_for(_key(change.group.split()))
    return {phrase: stands_for(phrase) for phrase in tuple(parents)}


def _key(words: Sequence[str]) -> str:
    """What phrases are looked up by: case, accents, marks and an article before them are left out."""
    return joined(words[1:] if len(words) > 1 and words[0].casefold() == "the" else words)


def _with(changes: Sequence[WordChange], name: str) -> Lexicon:
    """A lexicon in which these entries are other than in the program's."""
    own = {change.words for change in changes}
    kept = [entry for entries in load(name).by_first.values() for entry in entries if entry.phrase not in own]
    added = [Entry(tuple(change.words.split()), change.group, name) for change in changes if change.used]
    return lexicon_of([*kept, *added])
