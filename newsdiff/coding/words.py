"""What a coded difference is called on pages and in files."""

from collections.abc import Sequence

from newsdiff.display.words import CATEGORY_WORDS, category_word

KIND_WORDS = {
    "substitution": "Other words",
    "addition": "Only in {right}",
    "omission": "Only in {left}",
    "transposition": "Moved words",
    "spelling": "Spelling",
    "passages": "Whole passages",
    "": "Chosen words",
}


def difference_words(difference_type: str, *, left: str, right: str) -> str:
    """An annotation's `difference_type` in words; `left` and `right` are the letters of the two articles."""
    if difference_type in CATEGORY_WORDS:
        return category_word(difference_type)
    return KIND_WORDS[difference_type].format(left=left, right=right)


def act_words(difference_type: str, *, left: str, right: str) -> str:
    """What the form of a new annotation is headed with."""
    if not difference_type:
        return "Code these words"
    if difference_type == "passages":
        return "Code these passages"
    words = difference_words(difference_type, left=left, right=right)
    words = words[:1].lower() + words[1:]
    if difference_type in ("omission", "addition"):
        return f"Code what stands {words}"
    return f"Code this difference: {words}"


def quotes_joined(quotes: Sequence[str]) -> str:
    """The words of one side on one line: line ends as spaces, stretches apart by an ellipsis."""
    return " […] ".join(" ".join(quote.split()) for quote in quotes)
