"""The world, built once for each file of tests; each cell is rolled back."""

from collections.abc import Iterator

import pytest
from django.db.transaction import atomic, set_rollback

from tests.matrix.world import World, build_world


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with django_db_blocker.unblock(), atomic():
        yield build_world()
        set_rollback(True)
