"""The project's own promises: its documents name what exists, its locks name no host, every view has its test."""

import doctest
import importlib
import json
import pkgutil
import re
from dataclasses import fields
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from newsdiff.analysis.codec import collation_to_json
from newsdiff.analysis.collate import collate
from newsdiff.analysis.types import Heading, Span, Witness
from newsdiff.coding.codefiles import COLUMNS
from newsdiff.ingest.codec import removals_to_json
from newsdiff.ingest.limits import MEGABYTE, Limits
from newsdiff.ingest.types import Removal
from newsdiff.reports.formats import FORMATS
from newsdiff.reports.writers.csv import ANNOTATION_COLUMNS, CONTRAST_COLUMNS, FACT_COLUMNS
from tests.matrix.cells import names_of_patterns
from tests.matrix.rules import RULES

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
MOST_COMMANDS = 10


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def table_of(document: str, heading: str) -> list[str]:
    """The names in the first column of the table under a heading."""
    section = re.split(rf"^#+ {re.escape(heading)}\n", document, flags=re.MULTILINE)[1]
    return re.findall(r"^\| `([^`]+)` \|", re.split(r"^#", section, flags=re.MULTILINE)[0], flags=re.MULTILINE)


def commands_of(makefile: str) -> list[str]:
    return re.search(r"^\.PHONY: (.+)$", makefile, flags=re.MULTILINE)[1].split()


def test_every_setting_is_documented_and_every_documented_one_exists():
    read = re.findall(r'env\.\w+\(\s*"(\w+)"', text_of("newsdiff/settings.py"))
    assert sorted(table_of(text_of("docs/settings.md"), "Settings")) == sorted(read)


def test_what_compose_needs_is_documented():
    wanted = re.findall(r"^(\w+)=", text_of(".env.example"), flags=re.MULTILINE)
    assert wanted
    assert all(f"`{name}`" in text_of("docs/settings.md") for name in wanted)


def test_compose_publishes_ports_on_the_loopback_address_alone():
    published = re.findall(r"ports:\n((?:\s+- .+\n)+)", text_of("docker-compose.yml"))
    assert published
    assert all(port.startswith('"127.0.0.1:') for ports in published for port in re.findall(r"- (.+)", ports))


def test_the_limits_of_reading_are_documented_with_their_values():
    said = re.findall(r"^\| `(\w+)` \| ([\d.]+)( MB)? \|", text_of("docs/settings.md"), flags=re.MULTILINE)
    documented = {name: float(value) * (MEGABYTE if unit else 1) for name, value, unit in said}
    assert documented == {field.name: float(field.default) for field in fields(Limits)}


def test_there_are_at_most_ten_commands_of_one_to_three_lines():
    makefile = text_of("Makefile")
    rules = dict(re.findall(r"^([a-z]+):[^=\n]*\n((?:\t.+\n?)*)", makefile, flags=re.MULTILINE))
    assert sorted(rules) == sorted(commands_of(makefile))
    assert len(rules) <= MOST_COMMANDS
    assert all(body.count("\n") <= 3 for body in rules.values())


def test_contributing_explains_the_commands_in_the_order_of_the_makefile():
    explained = re.findall(r"^\| `make (\w+)` \|", text_of("CONTRIBUTING.md"), flags=re.MULTILINE)
    assert explained == commands_of(text_of("Makefile"))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_package_by_hash_and_names_no_host(lock):
    text = text_of(lock)
    packages = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]
    assert all(re.match(r"[\w.-]+(\[[\w,-]+\])?==\S+", package) and "--hash=sha256:" in package for package in packages)
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host", text)


def test_the_two_locks_agree():
    pins = [set(re.findall(r"^\S+==.*(?= \\)", text_of(lock), flags=re.MULTILINE)) for lock in LOCKS]
    assert pins[0] < pins[1]


def small_collation() -> dict:
    """A collation in which each kind of object occurs."""
    left = (
        "Camp stormed\n\nThe regime claimed that brutal guards attacked 43 people in the square on Sunday. It rained."
    )
    right = "Police entered the square on Sunday, and 12 peaceful people were hurt, the ministry said."
    witnesses = [
        Witness("A", left, "en", (Heading("headline", Span(0, 12)),)),
        Witness("B", right, "en"),
    ]
    removed = removals_to_json([Removal(line=0, text="News ID: 1", reason="furniture", before=0)])
    details = {"A": {"headline": "Camp stormed", "published": None, "dateline": "", "removed": removed}}
    return collation_to_json(collate(witnesses, encoder=None), details)


SAMPLES = {
    "collation": lambda collation: collation,
    "witness": lambda collation: collation["witnesses"][0],
    "removed": lambda collation: collation["witnesses"][0]["removed"][0],
    "passage": lambda collation: collation["passages"]["A"][0],
    "alignment": lambda collation: collation["alignments"][0],
    "bead": lambda collation: collation["alignments"][0]["beads"][0],
    "link": lambda collation: collation["alignments"][0]["links"][0],
    "contrast": lambda collation: collation["contrasts"][0],
    "variant": lambda collation: collation["variants"][0],
    "quote": lambda collation: next(side for side in collation["variants"][0].values() if isinstance(side, dict)),
    "cue": lambda collation: collation["cues"][0],
    "fallback": lambda collation: collation["fallbacks"][0],
}


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_json_of_a_comparison_is_documented_key_by_key(kind):
    assert sorted(table_of(text_of("docs/formats.md"), kind)) == sorted(SAMPLES[kind](small_collation()))


def test_the_json_of_a_comparison_is_plain_json():
    assert json.loads(json.dumps(small_collation())) == small_collation()


@pytest.mark.parametrize(
    ("table", "columns"),
    [("annotations.csv", ANNOTATION_COLUMNS), ("contrasts.csv", CONTRAST_COLUMNS), ("facts.csv", FACT_COLUMNS)],
)
def test_the_csv_tables_are_documented_column_by_column(table, columns):
    assert table_of(text_of("docs/formats.md"), table) == list(columns)


def test_the_table_of_a_codebook_is_documented_column_by_column():
    assert table_of(text_of("docs/formats.md"), "codebook.csv") == list(COLUMNS)


def test_every_format_of_a_report_is_documented():
    documented = re.findall(r"^### (\S+\.\w+)$", text_of("docs/formats.md"), flags=re.MULTILINE)
    assert sorted(documented) == sorted(form.suffix for form in FORMATS.values())


def views_of(resolver: URLResolver, app: str = "") -> list[tuple[str, str]]:
    """App and view name of every URL in a namespace."""
    found = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found += views_of(entry, entry.namespace or app)
        elif isinstance(entry, URLPattern) and app:
            found.append((app, str(entry.name)))
    return found


@pytest.mark.parametrize(("app", "view"), views_of(get_resolver()))
def test_every_view_has_a_test_of_its_name(app, view):
    assert (ROOT / "tests" / app / f"test_{view}.py").exists()


def test_every_address_says_in_one_line_who_may_what_there():
    assert sorted(RULES) == sorted(names_of_patterns())


def test_every_item_of_the_security_standard_names_a_test_that_exists():
    named = re.findall(r"^\| [\d.]+ \|.*\| `(\S+)` \|$", text_of("docs/asvs.md"), flags=re.MULTILINE)
    assert len(named) > 50
    assert [name for name in named if not (ROOT / name).exists()] == []


PURE = ("newsdiff.ingest", "newsdiff.analysis", "newsdiff.display", "newsdiff.reports.writers")


def modules_of(package: str) -> list[str]:
    found = pkgutil.walk_packages(importlib.import_module(package).__path__, prefix=f"{package}.")
    return [module.name for module in found]


@pytest.mark.parametrize("package", PURE)
def test_the_examples_in_docstrings_hold(package):
    results = [doctest.testmod(importlib.import_module(module)) for module in modules_of(package)]
    assert sum(result.attempted for result in results) > 0
    assert sum(result.failed for result in results) == 0


@pytest.mark.parametrize("document", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"])
def test_the_links_of_a_document_lead_somewhere(document):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text_of(document))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_readme_fits_one_screen():
    assert len(text_of("README.md").splitlines()) <= 40
