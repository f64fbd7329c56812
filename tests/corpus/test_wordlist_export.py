"""A project's table of words as a file."""

import pytest
from django.urls import reverse

from newsdiff.analysis.wordlists import changes_from_csv
from newsdiff.corpus.wordlist_actions import save_words

pytestmark = pytest.mark.django_db
HEAD = "lexicon,words,group,use\n"
ROW = "evaluative,lantern brigade,delegitimising,yes\n"


def test_the_table_that_holds_can_be_taken_away(owner_client, project, owner):
    address = reverse("corpus:wordlist_export", args=[project.pk])
    assert owner_client.get(address).content.decode() == HEAD
    save_words(project=project, user=owner, changes=changes_from_csv(ROW), base=0)
    response = owner_client.get(address)
    assert response.content.decode() == HEAD + ROW
    assert response["Content-Disposition"] == 'attachment; filename="words-1.csv"'


def test_who_may_take_nothing_away_is_refused(viewer_client, project):
    assert viewer_client.get(reverse("corpus:wordlist_export", args=[project.pk])).status_code == 403
