"""The home page: the comparisons, and the form that takes articles in."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from newsdiff.accounts.models import Membership, Project
from newsdiff.corpus.models import Submission
from tests.permissions import answers, client_of, for_editors

URL = reverse("comparisons:comparison_list")
TEXT = "The council met on Monday. It voted for the bridge."
OTHER = "Councillors met on Monday. They waved the bridge through."


def two_pastes(**more):
    return {"form_key": str(uuid.uuid4()), "paste-0": TEXT, "paste-1": OTHER, **more}


@for_editors
def test_only_those_who_may_edit_send_articles(request, role, allowed, project):
    response = client_of(request, role).post(URL, two_pastes())
    if role == "outsider":
        assert Submission.objects.get().project != project
    else:
        assert answers(response, allowed)


def test_an_empty_list_says_how_to_begin(owner_client):
    assert "the first comparison needs nothing else" in owner_client.get(URL).content.decode()


def test_the_list_holds_ones_own_comparisons(owner_client, outsider_client, done_run):
    assert "A convoy" in owner_client.get(URL).content.decode()
    assert "A convoy" not in outsider_client.get(URL).content.decode()


@pytest.mark.parametrize(("state", "words"), [("queued", "waiting"), ("failed", "failed"), ("done", "")])
def test_the_list_says_how_far_a_comparison_is(owner_client, comparison, state, words):
    comparison.runs.create(state=state, error="It failed." if state == "failed" else "")
    item = owner_client.get(URL).context["comparisons"][0]
    assert item.state == words


def test_the_list_costs_the_same_number_of_queries_however_long_it_is(
    owner_client, done_run, project, owner, articles, django_assert_max_num_queries
):
    from newsdiff.comparisons.actions import create_comparison

    for _ in range(5):
        create_comparison(project=project, user=owner, articles=articles, title="More", form_key=uuid.uuid4())
    with django_assert_max_num_queries(7):
        owner_client.get(URL)


def test_the_zones_become_drafts_in_their_order(owner_client):
    file = SimpleUploadedFile("first.txt", TEXT.encode())
    data = {"form_key": str(uuid.uuid4()), "paste-0": "", "files-0": file, "paste-1": OTHER}
    response = owner_client.post(URL, data)
    submission = Submission.objects.get()
    assert response.url == reverse("corpus:submission_review", args=[submission.pk])
    assert [str(draft) for draft in submission.drafts.all()] == ["first.txt", "paste 2"]


def test_a_paste_before_a_file_stays_before_it(owner_client):
    file = SimpleUploadedFile("second.txt", OTHER.encode())
    owner_client.post(URL, {"form_key": str(uuid.uuid4()), "paste-0": TEXT, "files-1": file})
    assert [draft.name for draft in Submission.objects.get().drafts.all()] == ["", "second.txt"]


def test_several_files_of_one_zone_are_kept(owner_client):
    files = [SimpleUploadedFile(f"{name}.txt", text.encode()) for name, text in (("one", TEXT), ("two", OTHER))]
    owner_client.post(URL, {"form_key": str(uuid.uuid4()), "files-0": files})
    assert [draft.name for draft in Submission.objects.get().drafts.all()] == ["one.txt", "two.txt"]


def test_a_third_zone_is_taken(owner_client):
    owner_client.post(URL, two_pastes(**{"paste-2": "A third account of the vote was printed on Tuesday."}))
    assert Submission.objects.get().drafts.count() == 3


def test_a_form_sent_twice_acts_once(owner_client):
    data = two_pastes()
    first, second = owner_client.post(URL, data), owner_client.post(URL, data)
    assert first.url == second.url
    assert Submission.objects.get().drafts.count() == 2


def test_a_damaged_form_key_is_no_error(owner_client):
    assert owner_client.post(URL, two_pastes(form_key="x")).status_code == 303


def test_nothing_sent_is_said_at_both_zones(owner_client):
    response = owner_client.post(URL, {"form_key": str(uuid.uuid4()), "paste-0": "  "})
    page = response.content.decode()
    assert response.status_code == 422
    assert page.count("Choose a file or paste a text here.") == 2
    assert 'aria-describedby="zone-error-0"' in page
    assert not Submission.objects.exists()


def test_one_article_goes_on_to_the_review_where_another_is_asked_for(owner_client):
    response = owner_client.post(URL, {"form_key": str(uuid.uuid4()), "paste-0": TEXT}, follow=True)
    assert "A comparison needs another one." in response.content.decode()


def test_only_get_and_post_are_answered(owner_client):
    assert owner_client.put(URL).status_code == 405


def test_who_edits_in_two_projects_says_where_a_comparison_goes(editor_client, editor, project, outsider):
    second = Project.objects.create(name="Second")
    Membership.objects.create(user=editor, project=second, role="editor")
    assert f'<option value="{second.pk}">Second</option>' in editor_client.get("/").content.decode()
    text = "Two men were killed on Sunday, the army said."
    for asked, status in ((second.pk, 303), (outsider.projects.get().pk, 404), (999_999, 404)):
        assert editor_client.post("/", {"paste-0": text, "project": asked}).status_code == status
    assert Submission.objects.get().project == second
