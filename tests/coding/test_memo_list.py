"""The memos of a project."""

import pytest
from django.urls import reverse

from tests.permissions import client_of, for_readers

pytestmark = pytest.mark.django_db


@for_readers
def test_who_can_see_them(request, project, memo, role, status):
    response = client_of(request, role).get(reverse("coding:memo_list", args=[project.pk]))
    assert response.status_code == status
    assert ("On labels" in response.content.decode()) is (status == 200)
