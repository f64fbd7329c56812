"""All coded units as a table."""

import csv
import io

import pytest
from django.urls import reverse

from tests.permissions import client_of, for_readers

pytestmark = pytest.mark.django_db


@for_readers
def test_who_can_have_the_table(request, project, both_coded, role, status):
    address = reverse("coding:agreement_table", args=[project.pk])
    assert client_of(request, role).get(address).status_code == status


def test_there_is_a_row_for_each_unit_and_a_column_for_each_coder(viewer_client, project, both_coded, annotate, coder):
    annotate(1, by=coder, named=["Agency"])
    content = viewer_client.get(reverse("coding:agreement_table", args=[project.pk])).content.decode("utf-8-sig")
    rows = {row["quotes"]: row for row in csv.DictReader(io.StringIO(content))}
    assert len(rows) == 3
    killed = rows["A: killed | B: martyred"]
    assert (killed["coder"], killed["second"], killed["used"]) == (
        "Act and legality",
        "Agency; Sympathy and victims",
        "yes",
    )
    assert rows["A: The army said | B: "]["second"] == "(nothing)"
