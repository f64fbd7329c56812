"""The cells of the matrix: what each visitor must get for each method at each address, and whether they do."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from django.db import connection
from django.db.transaction import atomic, set_rollback
from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from newsdiff.accounts.access import RIGHTS
from newsdiff.comparisons.links.acts import token_of
from newsdiff.comparisons.links.queries import current_of
from tests.matrix.rules import ANYONE, PERSON, RULES, Rule
from tests.matrix.world import ACTORS, BLIND, ROLES, SHARED, World, canary

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
LOGGED_OUT = ("anonymous", "deactivated", *SHARED)
WRITES = ("INSERT", "UPDATE", "DELETE")
REFUSED = {401, 403, 404, 405}


@dataclass(frozen=True)
class Cell:
    """One visitor, one method, one object at one address."""

    name: str
    actor: str
    method: str
    which: str  # "own", "foreign", "missing", "" where the address names no object

    def __str__(self) -> str:
        return f"{self.name} {self.method} by {self.actor} of {self.which or 'no object'}"


def names_of_patterns(resolver: URLResolver | None = None, namespace: str = "") -> Iterator[str]:
    """The name of each URL of the site, with its namespace."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}"
        else:
            yield from names_of_patterns(entry, f"{entry.namespace}:" if entry.namespace else namespace)


def cells_of(name: str) -> Iterator[Cell]:
    """All cells of one address."""
    rule = RULES[name]
    named = rule.model or "token" in rule.more
    for which in ("own", "foreign", "missing") if named else ("",):
        for method in METHODS:
            for actor in ACTORS:
                yield Cell(name, actor, method, which)


def need_of(rule: Rule, method: str) -> str:
    """The right that a method needs, "" where the address does not take it."""
    return {"GET": rule.get, "HEAD": rule.get, "POST": rule.post}.get(method, "")


def expected(cell: Cell) -> set[object]:
    """The answers that will do: numbers of statuses, "login", or "allowed"."""
    rule = RULES[cell.name]
    need = need_of(rule, cell.method)
    if rule.of_library:
        return {"any"} if need == ANYONE or cell.actor not in LOGGED_OUT else {"login", "any of nobody"}
    if not need:
        return {405, "login"} if cell.actor in LOGGED_OUT else {405}
    if need == ANYONE:
        return _for_anyone(cell)
    if cell.actor in LOGGED_OUT:
        return {"login", 405} if cell.method == "HEAD" else {"login"}
    found = _for_person(cell, need)
    return found | {405} if cell.method == "HEAD" else found


def _for_anyone(cell: Cell) -> set[object]:
    if cell.which == "missing" or (cell.which == "own" and cell.actor in SHARED[1:] and "shared" in cell.name):
        return {404, 405} if cell.method == "HEAD" else {404}
    refused: set[object] = {"allowed", 403} if "invitation" in cell.name else {"allowed"}
    return refused | {405} if cell.method == "HEAD" else refused


def _for_person(cell: Cell, need: str) -> set[object]:
    if need == PERSON:
        return {"allowed"}
    if cell.actor not in ROLES:
        return {404} if cell.actor != "elsewhere" or RULES[cell.name].model else {"allowed"}
    if cell.which in ("foreign", "missing"):
        return {404}
    return {"allowed"} if need in RIGHTS[cell.actor] else {403}


def url_of(cell: Cell, world: World) -> str:
    """The address, with the numbers of the object."""
    rule = RULES[cell.name]
    which = cell.which or "own"
    kwargs: dict[str, object] = {}
    pk = world.row(rule.model, which) if rule.model else None
    if pk is not None and "{pk}" not in rule.query:
        kwargs["pk"] = pk
    for argument, value in rule.more.items():
        if value == "invitation":
            kwargs[argument] = world.tokens.get(which, "guessed")
        elif value == "share":
            kwargs[argument] = world.shares.get(cell.actor if which == "own" else which, world.shares["own"])
            kwargs[argument] = "guessed" if which == "missing" else kwargs[argument]
        elif isinstance(value, str) and "." in value:
            kwargs[argument] = 999_999_999 if value.startswith("mfa.") else world.row(value, which)
        else:
            kwargs[argument] = value
    query = rule.query.format(pk=pk, row=_row_token(world, which) if "{row}" in rule.query else "")
    return reverse(cell.name, kwargs=kwargs) + (f"?{query}" if query else "")


def _row_token(world: World, which: str) -> str:
    comparison = world.comparisons.get(which, world.comparisons["own"])
    return token_of(current_of(comparison, "A", "B"), 0)


def problem_of(cell: Cell, world: World) -> str:
    """What is wrong with a cell, "" where nothing is."""
    url, written = url_of(cell, world), []

    def note(execute, sql, params, many, context):
        if sql.startswith(WRITES):
            written.append(sql)
        return execute(sql, params, many, context)

    client = world.clients[cell.actor]
    cookies = deepcopy(client.cookies)
    with atomic():
        with connection.execute_wrapper(note):
            response = client.generic(cell.method, url)
            body = content_of(response)
        set_rollback(True)
    client.cookies = cookies
    found = [
        _wrong_status(cell, response),
        _wrote(cell, response, written),
        _leaked(cell, response, body),
    ]
    return "; ".join(f"{cell}: {one}" for one in found if one)


def content_of(response: HttpResponseBase) -> bytes:
    """The body of an answer, with its headers: both may leak."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body + repr(sorted(response.items())).encode()


def is_login(response: HttpResponseBase) -> bool:
    """Whether an answer leads to the login page."""
    return response.status_code == 302 and response["Location"].startswith("/account/")


def _wrong_status(cell: Cell, response: HttpResponseBase) -> str:
    status, wanted = response.status_code, expected(cell)
    if status >= 500:
        return f"answered {status}"
    if "any" in wanted or "any of nobody" in wanted or ("login" in wanted and is_login(response)):
        return ""
    if "allowed" in wanted and status not in REFUSED and not is_login(response):
        return ""
    return "" if status in wanted else f"answered {status} instead of {wanted}"


def _wrote(cell: Cell, response: HttpResponseBase, written: list[str]) -> str:
    rule = RULES[cell.name]
    may_write = cell.method == "POST" and ("allowed" in expected(cell) or rule.of_library)
    if may_write or rule.of_library:
        return ""
    return f"wrote {written[0][:80]}" if written else ""


def _leaked(cell: Cell, response: HttpResponseBase, body: bytes) -> str:
    allowed = "allowed" in expected(cell) and cell.actor in ROLES
    mine = {"own"} if allowed else set()
    if "token" in RULES[cell.name].more and "allowed" in expected(cell):
        mine = {cell.which}
    leaks = [word for word in ("own", "foreign") if word not in mine and canary(word).encode() in body]
    if cell.actor in ("coder", "viewer") and BLIND.encode() in body:
        leaks.append("blind")
    return f"leaked {leaks}" if leaks else ""
