"""The command line: the three formats, errors in one sentence, and no Django."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from newsdiff import cli, model, serve
from newsdiff.analysis.codec import collation_from_json

LEFT = """News ID: 48213
Publish Date: 6 June 2024 - 14:20
Riot police stormed the reform camp in the square before dawn on Thursday.
The ministry claimed that "nobody” was hurt.
"""
RIGHT = """Square cleared of agitators

Police cleared the camp of the agitators in the square before dawn on Thursday. Trams ran again by noon.
"""


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "left.txt").write_text(LEFT, encoding="utf-8")
    (tmp_path / "right.txt").write_text(RIGHT, encoding="utf-8")
    return [str(tmp_path / "left.txt"), str(tmp_path / "right.txt")]


@pytest.fixture
def no_model(tmp_path: Path) -> list[str]:
    return ["--model-dir", str(tmp_path / "no-model")]


def quotes_of(collation: dict) -> list[dict]:
    sides = [
        side for found in collation["contrasts"] + collation["variants"] for side in (found["left"], found["right"])
    ]
    return [side for side in sides if side] + collation["cues"]


def test_json_is_one_object_that_reads_back_as_the_collation(files, no_model, capsys):
    assert cli.main(["compare", *files, "--format", "json", *no_model]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["format"] == "newsdiff-collation/1"
    assert [witness.sigil for witness in collation_from_json(said).witnesses] == ["A", "B"]


def test_json_says_what_reading_found(files, no_model, capsys):
    cli.main(["compare", *files, "--format", "json", *no_model])
    left, right = json.loads(capsys.readouterr().out)["witnesses"]
    assert date.fromisoformat(left["published"]) == date(2024, 6, 6)
    assert [removal["text"] for removal in left["removed"]][:1] == ["News ID: 48213"]
    assert right["headline"] == "Square cleared of agitators"
    assert right["published"] is None


def test_offsets_in_json_give_the_quotes_and_contrasts_fall_in_salience(files, no_model, capsys):
    cli.main(["compare", *files, "--format", "json", *no_model])
    said = json.loads(capsys.readouterr().out)
    texts = {witness["sigil"]: witness["text"] for witness in said["witnesses"]}
    assert quotes_of(said)
    assert all(texts[found["sigil"]][found["start"] : found["end"]] == found["quote"] for found in quotes_of(said))
    saliences = [contrast["salience"] for contrast in said["contrasts"]]
    assert saliences == sorted(saliences, reverse=True)


def test_text_is_the_default_and_fits_the_terminal(files, no_model, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "72")
    assert cli.main(["compare", *files, *no_model]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "A  2024-06-06 · left.txt"
    assert lines[1] == "B  Square cleared of agitators · right.txt"
    assert lines[2].startswith("Note: The language model is not installed")
    assert max(map(len, lines)) <= 72


def test_html_is_a_whole_page(files, no_model, capsys):
    assert cli.main(["compare", *files, "--format", "html", *no_model]) == 0
    page = capsys.readouterr().out
    assert page.startswith("<!doctype html>")
    assert "Square cleared of agitators" in page


def test_words_of_a_table_are_looked_for(files, no_model, tmp_path, capsys):
    table = tmp_path / "mine.csv"
    table.write_text("lexicon,words,group,use\nevaluative,square,partisan,yes\n")
    cli.main(["compare", *files, "--format", "json", "--lexicon", str(table), *no_model])
    said = json.loads(capsys.readouterr().out)
    assert "evaluative.partisan: square" in {cue["rule"] for cue in said["cues"]}


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("hedges,word,nothing", "Row 1 can't be taken: hedges, word, nothing. The third column names a group"),
        (None, "can't be opened"),
    ],
)
def test_a_table_that_can_not_be_taken_is_named_in_one_line(files, no_model, tmp_path, capsys, table, said):
    if table:
        (tmp_path / "mine.csv").write_text(table)
    assert cli.main(["compare", *files, "--lexicon", str(tmp_path / "mine.csv"), *no_model]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_three_files_are_compared_two_by_two(files, no_model, capsys):
    cli.main(["compare", *files, files[0], "--format", "json", *no_model])
    pairs = [(pair["left"], pair["right"]) for pair in json.loads(capsys.readouterr().out)["alignments"]]
    assert pairs == [("A", "B"), ("A", "C"), ("B", "C")]


def test_doubts_of_reading_are_said(files, no_model, tmp_path, capsys):
    (tmp_path / "left.txt").write_bytes("Les députés ont voté la loi à l’aube, dit-on à la mairie.".encode("cp1252"))
    cli.main(["compare", *files, "--format", "json", *no_model])
    assert json.loads(capsys.readouterr().out)["witnesses"][0]["notices"]
    cli.main(["compare", *files, *no_model])
    assert "Note: A: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty.txt: This file is empty."),
        ("binary.txt", bytes(range(256)) * 8, "binary.txt: "),
        ("broken.pdf", b"%PDF-1.7 nothing", "broken.pdf: "),
        ("broken.docx", b"PK\x03\x04 nothing", "broken.docx: "),
    ],
)
def test_a_file_that_can_not_be_read_is_named_in_one_sentence(name, data, said, files, no_model, tmp_path, capsys):
    (tmp_path / name).write_bytes(data)
    assert cli.main(["compare", files[0], str(tmp_path / name), *no_model]) == 2
    answer = capsys.readouterr()
    assert answer.out == ""
    assert answer.err.startswith(f"newsdiff: {said}")
    assert answer.err.endswith(".\n")
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "said"), [("nowhere.txt", "no such file or directory"), ("", "is a directory")], ids=["missing", "folder"]
)
def test_a_file_that_can_not_be_opened_is_named_in_one_sentence(name, said, files, no_model, tmp_path, capsys):
    assert cli.main(["compare", files[0], str(tmp_path / name), *no_model]) == 2
    assert capsys.readouterr().err == f"newsdiff: {tmp_path / name} can't be opened: {said}.\n"


@pytest.mark.parametrize("n_files", [1, 27])
def test_one_file_or_too_many_are_refused(n_files, files, no_model, capsys):
    assert cli.main(["compare", *files[:1] * n_files, *no_model]) == 2
    assert capsys.readouterr().err == "newsdiff: Give between two and 26 files to compare.\n"


@pytest.mark.parametrize("arguments", [[], ["compare"], ["compare", "a", "b", "--format", "xml"], ["nothing"]])
def test_a_command_that_is_not_understood_ends_with_exit_code_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2
    assert "usage: newsdiff" in capsys.readouterr().err


def test_a_comparison_needs_no_django(files, no_model):
    command = ["compare", *files, "--format", "json", *no_model]
    program = f"import sys; from newsdiff.cli import main; main({command!r}); sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True).returncode == 0


def test_a_reader_that_stops_early_is_no_error(files, no_model):
    command = f"'{sys.executable}' -m newsdiff.cli compare '{files[0]}' '{files[1]}' --format html --model-dir nowhere"
    ended = subprocess.run(["bash", "-c", f"set -o pipefail; {command} | true"], capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_fetch_model_says_nothing_where_the_model_is_there(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(cli, "has_model", lambda folder: True)
    assert cli.main(["fetch-model", "--model-dir", str(tmp_path)]) == 0
    assert capsys.readouterr().out == ""


def test_a_fetch_that_fails_says_that_the_program_works_without(tmp_path, capsys, monkeypatch):
    def fail(folder: Path) -> None:
        raise model.ModelError("The language model could not be fetched: no network.")

    monkeypatch.setattr(cli, "fetch_model", fail)
    assert cli.main(["fetch-model", "--model-dir", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("newsdiff: The language model could not be fetched: no network.")
    assert "works without it" in said


def test_ctrl_c_ends_without_a_word(monkeypatch, capsys):
    def interrupt(*, host: str, port: int) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(serve, "serve", interrupt)
    assert cli.main(["serve"]) == 130
    assert capsys.readouterr() == ("", "")


def test_serve_takes_the_port(monkeypatch):
    monkeypatch.setattr(serve, "serve", lambda *, host, port: (host, port) == ("127.0.0.1", 8123))
    assert cli.main(["serve", "--port", "8123"]) == 1


@pytest.mark.parametrize(
    ("email", "password", "code", "said"),
    [
        ("ana@news.example", "four words in a row", 0, "log in as ana@news.example"),
        ("ana@news.example", "short", 2, "too short"),
        ("nobody", "four words in a row", 2, "valid email address"),
    ],
)
def test_team_gives_the_analyst_a_login(email, password, code, said, tmp_path):
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-m", "newsdiff.cli", "team", "--email", email, "--name", "Ana"]
    done = subprocess.run(
        command,
        env={**environment, "NEWSDIFF_DATA_DIR": str(tmp_path)},
        input=f"{password}\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, said in done.stdout + done.stderr, "Traceback" in done.stderr) == (code, True, False)
