"""Another run after a failure."""

from django.urls import reverse

from tests.permissions import answers, client_of, for_editors


def url_of(comparison):
    return reverse("comparisons:comparison_retry", args=[comparison.pk])


@for_editors
def test_only_those_who_may_edit_start_a_run(request, role, allowed, comparison):
    assert answers(client_of(request, role).post(url_of(comparison)), allowed)


def test_a_failed_run_is_followed_by_a_new_one(owner_client, comparison):
    comparison.runs.create(state="failed", error="The worker was out of memory.")
    owner_client.post(url_of(comparison))
    assert [run.state for run in comparison.runs.all()] == ["queued", "failed"]


def test_a_run_that_waits_is_not_doubled(owner_client, comparison):
    for _ in range(2):
        owner_client.post(url_of(comparison))
    assert comparison.runs.count() == 1


def test_a_get_starts_nothing(owner_client, comparison):
    assert owner_client.get(url_of(comparison)).status_code == 405
    assert not comparison.runs.exists()
