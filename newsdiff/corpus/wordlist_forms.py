"""What the form of a project's words says."""

from dataclasses import dataclass

from django.http import HttpRequest

from newsdiff.analysis.wordlists import EQUIVALENTS, WordChange, changes_to_csv

LARGEST = 1_000_000  # bytes of a file


@dataclass(frozen=True, slots=True)
class WordsForm:
    """The table as it was typed, with what was put in beside it."""

    table: str
    base: int  # number of the version that it was made from
    saves: bool = False  # False: only look at what it finds
    problem: str = ""  # of a file, a sentence
    words: str = ""  # of one entry more, where it was not taken into the table


def words_form_from(request: HttpRequest) -> WordsForm:
    """The form that was sent: a file stands for the whole table, an entry goes to its end."""
    sent = request.POST
    base = int(sent["base"]) if sent.get("base", "").isdecimal() else 0
    table = sent.get("table", "").replace("\r\n", "\n").replace("\0", "")
    file = request.FILES.get("file")
    if file is not None:
        if (file.size or 0) > LARGEST:
            return WordsForm(table, base, problem="This file is larger than 1 MB. Take a smaller one.")
        try:
            table = file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            return WordsForm(table, base, problem="This file is not text in UTF-8. Save it as CSV in UTF-8.")
        return WordsForm(table, base)
    lexicon, _, group = sent.get("group", "").partition(".")
    if lexicon == EQUIVALENTS:
        group = sent.get("same", "").replace("\0", "").strip()
    words = sent.get("words", "").replace("\0", "").strip()
    if words:
        row = WordChange(lexicon, words, group, used="off" not in sent)
        table = table.rstrip("\n") + "\n" + changes_to_csv([row]).partition("\n")[2]
    return WordsForm(table, base, saves="save" in sent)
