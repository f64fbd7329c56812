"""Who may do what: the same lists for the views of every app."""

import pytest

for_readers = pytest.mark.parametrize(
    ("role", "status"), [("owner", 200), ("editor", 200), ("coder", 200), ("viewer", 200), ("outsider", 404)]
)
for_coders = pytest.mark.parametrize(
    ("role", "status"), [("owner", 200), ("editor", 200), ("coder", 200), ("viewer", 403), ("outsider", 404)]
)
for_editors = pytest.mark.parametrize(
    ("role", "allowed"), [("owner", True), ("editor", True), ("coder", 403), ("viewer", 403), ("outsider", 404)]
)


def client_of(request: pytest.FixtureRequest, role: str):
    """A client in which someone of this role is logged in."""
    return request.getfixturevalue(f"{role}_client")


def answers(response, allowed: bool | int, *, done: int = 303) -> bool:
    """Whether the answer is `done` for who is allowed, and the refusal that the list names for others."""
    return response.status_code == (done if allowed is True else allowed)
