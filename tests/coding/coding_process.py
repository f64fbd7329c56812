"""A process of its own that sends forms of coding as a coder's browser does; started by test_processes.

`coding_process.py edit ADDRESS CODER NAME NUMBER GUID` changes an annotation NUMBER times. A refusal must show what was
sent and what stands there; the next edit then starts from that. `create ADDRESS CODER NAME - GUID` sends a new
annotation for each form key on its input. What it did it prints as JSON: the comments kept and refused, or the
statuses of the answers.
"""

import html
import json
import re
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402 (Django must be set up first)
from django.test import Client  # noqa: E402

from newsdiff.accounts.models import User  # noqa: E402

settings.ALLOWED_HOSTS = ["testserver"]
settings.STORAGES = {
    **settings.STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
act, address, coder, name, number, guid = sys.argv[1:]
client = Client()
client.force_login(User.objects.get(pk=coder))


def version_on(page: str) -> str:
    return re.search(r'name="version" value="(\d+)"', page)[1]


def edit() -> dict[str, list[str]]:
    said: dict[str, list[str]] = {"kept": [], "refused": []}
    version = version_on(client.get(address).content.decode())
    for turn in range(int(number)):
        comment = f"writer {name}, edit {turn}"
        answer = client.post(address, {"codes": [guid], "comment": comment, "version": version})
        if answer.status_code == 303:
            said["kept"].append(comment)
            version = version_on(client.get(address).content.decode())
            continue
        page = html.unescape(answer.content.decode())
        assert answer.status_code == 409, answer.status_code
        assert f"{comment}</textarea>" in page
        assert re.search(r"writer \d+, edit \d+|First", page.replace(comment, "")), page
        said["refused"].append(comment)
        version = version_on(page)
    return said


def create() -> list[int]:
    keys = json.load(sys.stdin)
    return [client.post(address, {"codes": [guid], "comment": "Same", "form_key": key}).status_code for key in keys]


json.dump({"edit": edit, "create": create}[act](), sys.stdout)
