"""Who may do what: the same list for each view of coding."""

import pytest

WRITERS = [("owner", 200), ("editor", 200), ("coder", 200), ("viewer", 403), ("outsider", 404)]
READERS = [("owner", 200), ("editor", 200), ("coder", 200), ("viewer", 200), ("outsider", 404)]

for_writers = pytest.mark.parametrize(("role", "status"), WRITERS)
for_readers = pytest.mark.parametrize(("role", "status"), READERS)


def client_of(request: pytest.FixtureRequest, role: str):
    return request.getfixturevalue(f"{role}_client")
