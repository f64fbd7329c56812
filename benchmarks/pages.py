"""What the comparison page costs the server: processor time (also as a ratio to an empty page), queries and bytes.

Runs in a database of its own, without the language model, on articles of made-up words.
"""

import gzip
import os
import random
import re
import sys
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.http import HttpResponse

if TYPE_CHECKING:
    from django.test import Client

    from newsdiff.accounts.models import User

SIZES = (30, 300, 1000)  # sentences an article
ROUNDS = 5  # after one that warms up; the median counts
SYLLABLES = (
    "ba",
    "cor",
    "del",
    "fin",
    "gar",
    "hol",
    "lam",
    "mer",
    "nos",
    "pit",
    "ral",
    "sun",
    "tev",
    "vor",
    "wex",
    "zul",
)
HTMX = {"HX-Request": "true"}
WORDS = tuple("".join(word) for word in product(SYLLABLES, repeat=3))


@dataclass(frozen=True, slots=True)
class Cost:
    """What one request took."""

    seconds: float  # of the processor, median
    queries: int
    size: int  # bytes of the answer, uncompressed


def main() -> None:
    """Print a line for an empty page, and for the views and one row of comparisons of each size."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdiff.settings")
    os.environ["LOG_LEVEL"] = "ERROR"
    django.setup()
    from django.db import connection
    from django.test.utils import setup_test_environment

    setup_test_environment()
    name = connection.creation.create_test_db(verbosity=0)
    try:
        _measure_all()
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _measure_all() -> None:
    from django.conf import settings
    from django.test import Client

    from newsdiff.accounts.actions import ensure_local_analyst

    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    user = ensure_local_analyst()
    client = Client(headers={"host": "localhost"})
    empty = _cost(lambda: client.get("/nowhere/"))
    _print("empty page", empty, empty)
    for size in SIZES:
        url = analysed_comparison(user, size)
        _print(f"{size} facing", _cost(lambda url=url: client.get(url)), empty)
        _print(f"{size} next rows", _cost(lambda url=url: client.get(f"{url}?rows=c100-129", headers=HTMX)), empty)
        _print(f"{size} articles", _cost(lambda url=url: client.get(f"{url}?view=articles")), empty)
        _print(f"{size} differences", _cost(lambda url=url: client.get(f"{url}?view=differences")), empty)
        _print(f"{size} one row", _cost(_row_request(user, url)), empty)
        _print(f"{size} one judgement", _cost(_judgement(client, url)), empty)
        _print(f"{size} one link", _cost(_link_act(client, url)), empty)
    _print_front_end(client.get(url).content.decode())


def analysed_comparison(user: "User", size: int) -> str:
    """The address of an analysed comparison of two articles with `size` sentences each."""
    from newsdiff.accounts.access import home_project
    from newsdiff.analysis.collate import collate
    from newsdiff.comparisons import actions, tasks
    from newsdiff.comparisons.queries import witnesses_of
    from newsdiff.corpus.models import Article
    from newsdiff.corpus.queries import text_sha256

    project = home_project(user)
    articles = [
        Article.objects.create(
            project=project, text=text, text_sha256=text_sha256(text), language="en", blocks=[], created_by=user
        )
        for text in _texts(size)
    ]
    comparison = actions.create_comparison(
        project=project, user=user, articles=articles, title=str(size), form_key=uuid.uuid4()
    )
    run = actions.start_analysis(comparison=comparison)
    claimed = tasks.claim()
    collation = collate(witnesses_of(comparison), encoder=None)
    actions.store_collation(run_id=run.pk, attempt=claimed.attempt, collation=collation)
    return f"/comparisons/{comparison.pk}/"


def _texts(size: int) -> tuple[str, str]:
    """Two articles, the second with every fourth word of the first changed; the same ones in each run."""
    chance = random.Random(size)  # noqa: S311 - no secret
    left = [[chance.choice(WORDS) for _ in range(16)] for _ in range(size)]
    right = [[chance.choice(WORDS) if chance.random() < 0.25 else word for word in words] for words in left]
    return _text(left), _text(right)


def _text(sentences: list[list[str]]) -> str:
    lines = [f"{' '.join(words).capitalize()}." for words in sentences]
    return "\n\n".join(" ".join(lines[start : start + 3]) for start in range(0, len(lines), 3))


def _row_request(user: "User", url: str) -> Callable[[], HttpResponse]:
    from django.test import RequestFactory

    from newsdiff.comparisons.models import Comparison
    from newsdiff.comparisons.pagerows import row_response

    request = RequestFactory().get(url)
    request.user = user
    comparison = Comparison.objects.get(pk=url.strip("/").split("/")[-1])
    return lambda: row_response(request, comparison, left="A", right="B", bead=3)


def _judgement(client: "Client", url: str) -> Callable[[], HttpResponse]:
    """Confirms one difference after the other."""
    keys = iter(re.findall(r'data-contrast="(\w+)"', client.get(url).content.decode()))
    return lambda: client.post(
        f"{url}judge/",
        {"form_key": uuid.uuid4(), "key": next(keys), "seen": 0, "act": "confirmed"},
        headers={**HTMX, "HX-Current-URL": f"http://localhost{url}"},
    )


def _link_act(client: "Client", url: str) -> Callable[[], HttpResponse]:
    """Locks one link after the other, from its form."""
    headers = {**HTMX, "HX-Current-URL": f"http://localhost{url}"}
    addresses = re.findall(r'hx-get="([^"]+)"[^>]* data-link-row', client.get(url).content.decode())
    forms = []
    for address in addresses[: ROUNDS + 1]:
        form = client.get(unescape(address), headers=headers).content.decode()
        token = re.search(r'name="row" value="([^"]*)"', form)
        forms.append((unescape(address), {"row": unescape(token[1]) if token else "", "act": "lock"}))
    acts = iter(forms)

    def act() -> HttpResponse:
        address, values = next(acts)
        answer = client.post(address, {**values, "form_key": uuid.uuid4()}, headers=headers)
        if answer.status_code != 200:
            sys.exit(f"The link was not locked: {answer.status_code}")
        return answer

    return act


def _print_front_end(page: str) -> None:
    """The styles and scripts that a page asks for, each compressed, and the modules that those import."""
    from django.contrib.staticfiles import finders

    waiting = re.findall(r'(?:src|href)="/static/([^"?]+\.(?:css|js))', page)
    sizes: dict[str, int] = {}
    while waiting:
        name = waiting.pop()
        body = Path(finders.find(name)).read_bytes()
        sizes[name] = len(gzip.compress(body, 9))
        imports = re.findall(rb'^import [^"]*"\./([^"]+)"', body, re.MULTILINE)
        waiting += [found for found in (f"js/{one.decode()}" for one in imports) if found not in sizes]
    print(f"front end of the comparison page: {len(sizes)} files, {sum(sizes.values()) / 1000:.1f} kB compressed")


def _cost(ask: Callable[[], HttpResponse]) -> Cost:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        answer = ask()
    n_queries = len(captured)  # now: the next request empties the log
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        ask()
        times.append(time.process_time() - start)
    return Cost(seconds=sorted(times)[ROUNDS // 2], queries=n_queries, size=len(answer.content))


def _print(name: str, cost: Cost, empty: Cost) -> None:
    time_spent = f"{cost.seconds * 1000:7.1f} ms  {cost.seconds / empty.seconds:6.1f} x empty"
    print(f"{name:>18}: {time_spent}  {cost.queries:3} queries  {cost.size:9} bytes")


if __name__ == "__main__":
    main()
