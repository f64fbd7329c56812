"""Decides whether a line is page furniture. Keeping furniture is better than losing a sentence."""

import re

from newsdiff.ingest.bylines import byline_of
from newsdiff.ingest.dates import find_date, is_date
from newsdiff.ingest.scripts import ends_sentence
from newsdiff.ingest.types import RemovalReason
from newsdiff.ingest.wordlists import phrases

_STORY_LISTS = phrases("story_lists")
_SECTIONS = phrases("sections")
_SHARING_WORDS = phrases("sharing_words")
_STORY_LINKS = phrases("story_links")
_UPDATED = phrases("updated")
_LINK_OPENERS = phrases("link_openers")
LONGEST_LINE = 300  # no longer line is ever furniture
_LONGEST_LINK = 160
_LONGEST_NOTICE = 120  # in the middle of an article
_EDGE = " \t,*•·|>»›→←▶►<«‹–—-:：_=~#.…[](){}【】()（）+▼▲✓✉"
_COUNT = re.compile(r"^\(?\d{1,6}\)? | ?[(\[]?\d{1,6}[)\]]?$")
_WORD = re.compile(r"[^\s|/,·•&+:：]+")
_RULE = re.compile(r"[\W_]+")
_ARTICLE_URL = re.compile(r"(?:https?://|www\.)[^\s/]+/\S+")  # with a path: a bare host is the site's address
_URL = re.compile(r"(?:https?://|www\.)\S+")
_OTHER_FURNITURE = re.compile(
    r"(?:reading time:? )?\d{1,3} ?[-–]? ?(?:min(?:ute)?s?)(?: (?:read|reading|listen|watch))?|\d[\d,.]{0,12} views?"
    r"|[a-z]?\d{1,10}[/*]{1,2}[a-z\d/*]{1,14}"
    r"|\(*+[^\s@]{1,60}+@\S{1,60}[^.]{0,60}|[^.]{0,80}\bpage \d{1,3}(?: of \d{1,3})?"
)
_ROW_SIGN = re.compile(r" ?[|·•\[\]] ?")
_ROW_LABEL = re.compile(r" (?=[^\W\d]{2,10}[:：]|(?:published|updated|posted) )")
_LIST_ITEM = re.compile(r"list (?:of \d{1,3} items?|\d{1,3} of \d{1,3})")
_COMMENT_COUNT = re.compile(r"(?:read|view|see|show)(?: all)? [\d,]{1,9} comments?|\+\d{1,3}")
_NETWORKS = phrases("networks")
_CAPTION_SIGN = re.compile(
    r"^file photo\b|\bgetty images\b|\((?:ap|afp|reuters|epa)(?: photo)?[/)]|\b(?:reuters|afp|ap|epa)/[^\W\d]"
    r"|\[[^\]]*(?: via |/|file: )|\((?:photo|image|file)",
    re.IGNORECASE,
)
_CREDIT_END = re.compile(
    r"(?:getty images|/reuters|/ap|/afp|/epa|file photo|\(?ap photo/[^()]{3,40}\)?|reuters/[^/]{3,40}(?:/file photo)?"
    r"|\((?:photo|image|file)[^()]{0,60}|\[[^\]]{2,60})[)\]]?$",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"(?:page |seite |стр\. |صفحة |p\. )?[-–—]? ?\d{1,3} ?[-–—]?(?: ?(?:of|/|von|из) ?\d{1,3})?", re.IGNORECASE
)
_MENU_SIGN = re.compile(r" ?[|›»>•·／] ?| / ")
_MATTER = re.compile(
    r"rights reserved|copyright|©|cookie|newsletter|e-?mail|\bapp\b|click|https?:|www\.", re.IGNORECASE
)
_HANDLE = re.compile(r"@\w{2,30}")


def _prefixes(table: frozenset[str], after: str) -> re.Pattern[str]:
    """Matches a line that begins with one of the phrases, longest first, and what must come after it."""
    ordered = sorted(table, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, ordered))})(?:{after})")


_COLON = r" ?[:：] ?| ?\| | [–—-] |[–—] "
_LINK = _prefixes(_STORY_LINKS, _COLON + r"| ?[»>→] ?")
_LONG_LINK = _prefixes(frozenset(phrase for phrase in _STORY_LINKS if " " in phrase), r" ")
_LABEL = _prefixes(phrases("labels"), r" ?[:：#]")
_CREDITS = phrases("credits")
_CREDIT = _prefixes(_CREDITS, r" ?[:：/] ?|, ")
_NOTICE = _prefixes(phrases("notices"), "")
_DATE_LABELS = phrases("published") | _UPDATED
_DATED = _prefixes(_DATE_LABELS, r" ?[:：|–—-]+ ?| ")
_WHOLE: dict[str, RemovalReason] = dict.fromkeys(phrases("buttons") | phrases("advertising"), "furniture")
_WHOLE |= dict.fromkeys(_STORY_LISTS | phrases("site"), "navigation")


def key_of(line: str) -> str:
    """The words of a line without the signs and counts around them, to look up in the tables.

    >>> key_of("* Comment:"), key_of("[ADVERTISEMENT]"), key_of("Comments (12)")
    ('comment', 'advertisement', 'comments')
    """
    key = line.casefold().strip(_EDGE)
    return _COUNT.sub("", key).strip(_EDGE) or key


def opens_story_list(line: str) -> bool:
    """Whether the line is a heading like "Most read", after which titles of other stories come."""
    key = key_of(line) if len(line) <= _LONGEST_LINK else ""
    return key in _STORY_LISTS or (key.startswith("more from ") and not ends_sentence(line))


def opens_link(line: str) -> bool:
    """Whether the line is an opening like "Related article", after which one title comes."""
    if len(line) > _LONGEST_LINK:
        return False
    return key_of(line) in _LINK_OPENERS or _LIST_ITEM.fullmatch(line.casefold()) is not None


def opens_caption(line: str) -> bool:
    """Whether the line is a label like "Image caption,", after which the caption or its credit comes."""
    return line.endswith((",", ":")) and len(line) <= 40 and key_of(line) in _CREDITS


def is_labelled_date(line: str) -> bool:
    """Whether the line says when the article was published or updated.

    >>> is_labelled_date("Publish Date: 11 October 2020 - 21:46"), is_labelled_date("Published 3 hours ago")
    (True, True)
    """
    folded = line.casefold().strip(" *•|·[]()")
    found = _DATED.match(folded)
    if found is None or len(folded) > _LONGEST_LINK:
        return False
    return all(is_date(part) for part in _parts_of_dates(folded[found.end() :]))


def _parts_of_dates(rest: str) -> list[str]:
    """Cuts "11 Oct 2020 | Updated: 12 Oct 2020" into its dates."""
    parts = [part.strip() for part in rest.split("|")]
    return [part[found.end() :] if (found := _DATED.match(part)) else part for part in parts]


def label_of_date(line: str) -> str:
    """What a date line's label says: "published", "updated", or "" where it has no label.

    >>> label_of_date("Last updated: 3 May 2021"), label_of_date("3 May 2021")
    ('updated', '')
    """
    words = line.casefold().strip(_EDGE)
    if not (words in _DATE_LABELS or is_labelled_date(line)):
        return ""
    return "updated" if any(words.startswith(phrase) for phrase in _UPDATED) else "published"


def anywhere(line: str) -> RemovalReason | None:
    """Why the line is furniture wherever in the page it stands, None where it is not.

    >>> anywhere("News ID: 83768"), anywhere("Read more: Talks to resume"), anywhere("He left.")
    ('furniture', 'navigation', None)
    """
    if len(line) > LONGEST_LINE:
        return None
    if is_labelled_date(line):
        return "date line"
    key = key_of(line)
    if not ends_sentence(line, strong=True) and key in _WHOLE:
        return _WHOLE[key]
    if opens_story_list(line) or opens_link(line):
        return "navigation"
    if opens_caption(line) or _COMMENT_COUNT.fullmatch(line.casefold()):
        return "furniture"
    folded = line.casefold().lstrip(_EDGE)
    if _is_link(line, folded):
        return "navigation"
    if len(line) <= _LONGEST_LINK and (_LABEL.match(folded) or _CREDIT.match(folded)) and not _is_prose(line):
        return "furniture"
    if _is_notice(line):
        return "furniture"
    return "furniture" if _is_button_row(line) or _is_caption(line) else None


def _is_notice(line: str) -> bool:
    """Whether the line speaks about the page; a whole sentence must name its matter as well."""
    if len(line) > _LONGEST_NOTICE or not _NOTICE.match(line.casefold()):
        return False
    return not _is_prose(line) or _MATTER.search(line) is not None


def _is_link(line: str, folded: str) -> bool:
    if len(line) > _LONGEST_LINK or _is_prose(line):
        return False
    return _LINK.match(folded) is not None or (_LONG_LINK.match(folded) is not None and not ends_sentence(line))


def _is_prose(line: str) -> bool:
    """Whether a line after a label is a sentence and not a title or a name."""
    return len(line) > 80 and ends_sentence(line, strong=True)


def _is_button_row(line: str) -> bool:
    words = _WORD.findall(line.casefold())
    if not words or len(words) > 20:
        return False
    known = sum(word in _SHARING_WORDS for word in words)
    return known == len(words) and (len(words) > 1 or words[0] in _NETWORKS)


def _is_caption(line: str) -> bool:
    """Whether an agency's picture credit closes the line."""
    return len(line) <= 220 and _CAPTION_SIGN.search(line) is not None and _CREDIT_END.search(line) is not None


def at_edge(line: str) -> RemovalReason | None:
    """Why the line is furniture before the article begins or after it ends, None where it is not.

    >>> at_edge("Wednesday 02 December 2020"), at_edge("Home > World > Iraq"), at_edge("Talks fail")
    ('date line', 'navigation', None)
    """
    if len(line) > LONGEST_LINE:
        return None
    if is_date(line) or key_of(line) in _DATE_LABELS or _is_data_row(line):
        return "date line"
    if key_of(line) in _SECTIONS or _is_menu(line):
        return "navigation"
    folded = line.casefold().strip()
    if _URL.fullmatch(folded) or _RULE.fullmatch(folded) or _PAGE_NUMBER.fullmatch(folded) or _HANDLE.fullmatch(folded):
        return "furniture"
    if _OTHER_FURNITURE.fullmatch(folded):
        return "date line" if find_date(line) else "furniture"
    return "furniture" if _NOTICE.match(folded) or ("©" in line and not _is_prose(line)) else None


def _is_data_row(line: str) -> bool:
    """Whether a date stands in one row with other data about the page: "11 Oct 2020 | World | Source: AFP"."""
    if len(line) > _LONGEST_LINK or find_date(line) is None:
        return False
    row = line.casefold()
    parts = [part for part in _ROW_SIGN.split(row) if part]
    return (parts != [row] and all(map(_is_data, parts))) or all(map(_is_data, _ROW_LABEL.split(row)))


def _is_data(part: str) -> bool:
    if is_date(part) or is_labelled_date(part) or _LABEL.match(part) or _OTHER_FURNITURE.fullmatch(part):
        return True
    return part in _SECTIONS or byline_of(part) != ""


def _is_menu(line: str) -> bool:
    """Whether short names stand in a row with signs between them."""
    parts = [part for part in _MENU_SIGN.split(line.strip(_EDGE)) if part]
    if ends_sentence(line) or len(parts) < 2:
        return False
    known = sum(part.casefold() in _SECTIONS or part.casefold() in _WHOLE for part in parts)
    return all(len(part) <= 30 for part in parts) and (known > 0 or len(parts) >= 4)


def url_of(line: str) -> str:
    """The address of a page that a line consists of, or that follows its label; "" where there is none."""
    found = _ARTICLE_URL.search(line[:LONGEST_LINE])
    return found[0].rstrip(".,;)") if found and (line.startswith(found[0]) or ":" in line[: found.start()]) else ""
