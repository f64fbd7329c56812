"""What the URL of a comparison page says: which pair, what is shown, which contrast is selected."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, QueryDict

from newsdiff.display.surface import SURFACES

CUE = "cue"  # before the names of all entries for framing cues; alone, it stands for all of them
OFF_AT_FIRST = frozenset({"other", *SURFACES, CUE})  # what is marked only when the legend asks for it
FACING, ARTICLES, DIFFERENCES = "facing", "articles", "differences"  # the views of the page
VIEWS = (FACING, ARTICLES, DIFFERENCES)
ONLY = {  # menus that narrow the list of contrasts, each with its answers in words
    "Salience": {"high": "high", "middle": "middle and up"},
    "Review": {"open": "to review", "reviewed": "reviewed"},
    "Coding": {"coded": "coded", "uncoded": "not coded"},
    "Quotations": {"quoted": "in quotations", "unquoted": "not in quotations"},
    "Part": {"headline": "headline", "lead": "first paragraph", "body": "after it"},
}
ANSWERS = frozenset(value for answers in ONLY.values() for value in answers)
MOST_SOUGHT = 200  # characters of a search
KEY = re.compile(r"d[0-9a-f]{10}")
FOLD = re.compile(r"c?[0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class PageState:
    """The state of a comparison page; what makes no sense in a URL is as if it were not there."""

    left: str
    right: str
    shown: frozenset[str] | None = None  # entries of the legend that are ticked; None: those at first
    selected: str = ""  # key of a contrast
    view: str = FACING  # one of VIEWS
    sought: str = ""  # words to be found in both texts
    apart: bool = False  # the two articles do not scroll together
    folds: bool | None = None  # rows without a difference are folded; None: where there are many
    opened: frozenset[str] = frozenset()  # names of folds that stand open all the same
    only: frozenset[str] = frozenset()  # what the list is narrowed to, some of ANSWERS
    ignored: tuple[str, ...] = ()  # in words, what the URL asks for and makes no sense

    def shows(self, entry: str) -> bool:
        """Whether an entry of the legend is ticked."""
        family = entry.partition(".")[0]
        return family not in OFF_AT_FIRST if self.shown is None else entry in self.shown or family in self.shown

    def query(self, **changes: str | bool | frozenset[str]) -> str:
        """The query string of this state with some fields changed, "?" included."""
        state = replace(self, **changes)  # type: ignore[arg-type]
        pairs = [*state.pairs_but_search, *([("q", state.sought)] if state.sought else [])]
        return f"?{urlencode(pairs)}"

    @property
    def pairs_but_search(self) -> tuple[tuple[str, str], ...]:
        """Names and values of this state in a query, without the words sought."""
        pairs = [("left", self.left), ("right", self.right)]
        if self.shown is not None:
            pairs += [("f", "1"), *(("show", entry) for entry in sorted(self.shown))]
        pairs += [("only", answer) for answer in sorted(self.only)]
        if self.view != FACING:
            pairs.append(("view", self.view))
        if self.apart:
            pairs.append(("apart", "1"))
        if self.folds is not None:
            pairs.append(("folds", str(int(self.folds))))
        pairs += [("open", name) for name in sorted(self.opened)]
        if self.selected:
            pairs.append(("d", self.selected))
        return tuple(pairs)


def state_from(query: QueryDict, sigils: Sequence[str]) -> PageState:
    """The state that a query asks for; `sigils` are those of the comparison, at least two."""
    ignored = []
    left, right = query.get("left", ""), query.get("right", "")
    if left not in sigils or right not in sigils or left == right:
        ignored += ["a pair of articles"] if left or right else []
        left, right = sigils[0], sigils[1]
    selected, view = query.get("d", ""), query.get("view", FACING)
    if selected and not KEY.fullmatch(selected):
        ignored.append("a difference")
    only = frozenset(query.getlist("only")) - {""}  # the answer “any” of a menu is empty
    if only - ANSWERS:
        ignored.append("a part of the list")
    if view not in VIEWS:
        ignored.append("a view")
    return PageState(
        left=left,
        right=right,
        shown=frozenset(query.getlist("show")) if "f" in query else None,
        selected=selected if KEY.fullmatch(selected) else "",
        view=view if view in VIEWS else FACING,
        sought=" ".join(query.get("q", "").split())[:MOST_SOUGHT],
        apart=query.get("apart") == "1",
        folds={"0": False, "1": True}.get(query.get("folds", "")),
        opened=frozenset(name for name in query.getlist("open") if FOLD.fullmatch(name)),
        only=only & ANSWERS,
        ignored=tuple(ignored),
    )


def state_of_page(request: HttpRequest, sigils: Sequence[str]) -> PageState:
    """The state of the page that an htmx request came from; of the request itself where there is none."""
    address = request.headers.get("HX-Current-URL", "")
    query = QueryDict(urlsplit(address).query) if address else request.GET
    return state_from(query, sigils)
