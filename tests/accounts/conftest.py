"""What the tests of projects and logins share."""

import uuid

PASSWORD = "four words in a row"


def key() -> dict[str, str]:
    """A form's key."""
    return {"form_key": str(uuid.uuid4())}
