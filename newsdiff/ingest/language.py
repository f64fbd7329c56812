"""Guesses the language of a text."""

from functools import cache
from threading import Lock

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SAMPLE = 4_000  # code points looked at
_FEWEST_LETTERS = 20
_LEAST_SURE = 0.5
_loading = Lock()  # threads that start together would each load the model


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str:
    """The ISO 639-1 code, "" where the text is too short or the guess is not sure.

    >>> language_of("The minister said that the talks would go on until Friday.")
    'en'
    """
    sample = text[:_SAMPLE]
    if sum(char.isalpha() for char in sample) < _FEWEST_LETTERS:
        return ""
    with _loading:
        identifier = _identifier()
    language, share = identifier.classify(sample)
    return str(language) if share >= _LEAST_SURE else ""
