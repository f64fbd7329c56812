"""Writes of a project's words."""

from collections.abc import Sequence

from django.db import transaction

from newsdiff.accounts.audit import record
from newsdiff.accounts.models import Project, User
from newsdiff.analysis.wordlists import WordChange, changes_to_csv, wordlists_of
from newsdiff.corpus.errors import WordsChangedError
from newsdiff.corpus.models import WordlistVersion
from newsdiff.corpus.wordlist_queries import latest_words


def save_words(*, project: Project, user: User, changes: Sequence[WordChange], base: int) -> WordlistVersion | None:
    """Let these changes of the lexicons hold from now on; the version that holds, None where there never was a change.

    Nothing is written where they hold already. `base` is the number of the version that they were made from, 0 for
    none. Raises `WordsChangedError` where another one holds by now.
    """
    with transaction.atomic():
        Project.objects.select_for_update().get(pk=project.pk)
        latest = latest_words(project)
        wordlists = wordlists_of(changes)
        if wordlists.version == (latest.digest if latest else ""):
            return latest
        if latest and latest.number != base:
            raise WordsChangedError(latest)
        number = latest.number + 1 if latest else 1
        made = WordlistVersion.objects.create(
            project=project,
            number=number,
            digest=wordlists.version,
            table=changes_to_csv(wordlists.changes),
            made_by=user,
        )
        record(project, user, "words_change", version=number)
    return made
