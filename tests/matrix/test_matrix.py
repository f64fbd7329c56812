"""Every address, method, visitor and object: who may gets it, and nobody else changes or learns anything."""

import pytest

from tests.matrix.cells import Cell, cells_of, content_of, problem_of, url_of
from tests.matrix.rules import RULES
from tests.matrix.world import ACTORS

pytestmark = pytest.mark.django_db

BY_OBJECT = sorted(name for name, rule in RULES.items() if rule.model)


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_cell_of(name, world) -> None:
    assert list(filter(None, (problem_of(cell, world) for cell in cells_of(name)))) == []


@pytest.mark.parametrize("name", BY_OBJECT)
def test_an_object_of_others_is_byte_for_byte_a_missing_one_at(name, world) -> None:
    for actor in ACTORS[1:]:
        for method in ("GET", "POST"):
            cells = [Cell(name, actor, method, which) for which in ("foreign", "missing")]
            foreign, missing = (world.clients[actor].generic(method, url_of(cell, world)) for cell in cells)
            if foreign.status_code == missing.status_code == 404:
                assert content_of(foreign) == content_of(missing)
