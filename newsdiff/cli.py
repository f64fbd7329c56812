"""The command line: `newsdiff compare`, `newsdiff serve`, `newsdiff team`, `newsdiff fetch-model`."""

import argparse
import getpass
import io
import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff import __version__
from newsdiff.model import ModelError, fetch_model, has_model, model_dir_of

if TYPE_CHECKING:
    from newsdiff.compare import FileComparison

MOST_FILES = 26  # one letter each


class CommandError(Exception):
    """Something the person at the terminal can mend; the message is one sentence."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0, 2 with one sentence on standard error, or 130 after Ctrl+C."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.run(arguments) or 0)
    except CommandError as error:
        print(f"newsdiff: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `newsdiff compare … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="newsdiff", description="Compare how news outlets tell one event.")
    parser.add_argument("--version", action="version", version=f"newsdiff {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    compare = commands.add_parser("compare", help="compare articles in files (.txt, .html, .docx, .pdf)")
    compare.add_argument("files", nargs="+", type=Path, metavar="FILE", help="two or more articles")
    compare.add_argument("--format", choices=("text", "html", "json"), default="text", help="what to print (text)")
    compare.add_argument("--lexicon", type=Path, metavar="FILE", help="words to add or switch off, as a CSV table")
    _add_model_dir(compare)
    compare.set_defaults(run=_compare)

    serve = commands.add_parser("serve", help="serve the pages")
    serve.add_argument("--port", type=int, default=8000, help="port (8000)")
    serve.add_argument("--host", default="127.0.0.1", help="address, another one for a team alone (127.0.0.1)")
    serve.set_defaults(run=_serve)

    team = commands.add_parser("team", help="turn this installation into a server for a team; all data stay")
    team.add_argument("--email", required=True, help="the address with which you will log in")
    team.add_argument("--name", required=True, help="your name, as others see it")
    team.set_defaults(run=_team)

    fetch = commands.add_parser("fetch-model", help="fetch the language model's files")
    _add_model_dir(fetch)
    fetch.set_defaults(run=_fetch_model)
    return parser


def _add_model_dir(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--model-dir", type=Path, default=model_dir_of(os.environ), help="folder of the language model")


def _compare(arguments: argparse.Namespace) -> None:
    if not 2 <= len(arguments.files) <= MOST_FILES:
        raise CommandError(f"Give between two and {MOST_FILES} files to compare.")
    comparison = _read_and_compare(arguments.files, arguments.model_dir, arguments.lexicon)
    if isinstance(sys.stdout, io.TextIOWrapper):  # a pipe's own encoding may not hold the quotes
        sys.stdout.reconfigure(encoding="utf-8")
    print(_render(comparison, arguments.format), flush=True)


def _read_and_compare(files: Sequence[Path], model_dir: Path, lexicon: Path | None) -> "FileComparison":
    from newsdiff.analysis.errors import AnalysisError
    from newsdiff.compare import compare_files
    from newsdiff.ingest.errors import IngestError

    try:
        return compare_files(files, model_dir=model_dir, lexicon=lexicon)
    except OSError as error:
        raise CommandError(f"{error.filename} can't be opened: {(error.strerror or str(error)).lower()}.") from error
    except IngestError as error:
        raise CommandError(f"{error.name}: {str(error).split('. ')[0].removesuffix('.')}.") from error
    except AnalysisError as error:
        raise CommandError(str(error)) from error


def _render(comparison: "FileComparison", form: str) -> str:
    if form == "json":
        from newsdiff.analysis.codec import collation_to_json

        return json.dumps(collation_to_json(comparison.collation, comparison.details()), ensure_ascii=False, indent=1)
    titles, notes = comparison.titles(), comparison.notes()
    if form == "html":
        from newsdiff.display.html import page_of

        return page_of(comparison.collation, titles=titles, notes=notes, strips=comparison.strips())
    from newsdiff.display.terminal import text_of

    width = shutil.get_terminal_size((120, 40)).columns
    return text_of(comparison.collation, titles=titles, notes=notes, strips=comparison.strips(), width=width)


def _serve(arguments: argparse.Namespace) -> int:
    from newsdiff.serve import serve

    return serve(host=arguments.host, port=arguments.port)


def _team(arguments: argparse.Namespace) -> None:
    from newsdiff.team import TeamError, make_team

    if sys.stdin.isatty():
        password = getpass.getpass("A password of at least 12 characters: ")
        if password != getpass.getpass("Once more: "):
            raise CommandError("The two passwords differ. Nothing was changed.")
    else:
        password = sys.stdin.readline().rstrip("\n")
    try:
        make_team(email=arguments.email, name=arguments.name, password=password)
    except TeamError as error:
        raise CommandError(str(error)) from error
    print(f"From now on people log in here. Start the server again and log in as {arguments.email}.")


def _fetch_model(arguments: argparse.Namespace) -> None:
    if has_model(arguments.model_dir):
        return
    from newsdiff.analysis.graph import graph_path

    print("Fetching the language model (84 MB, once) …", flush=True)
    try:
        fetch_model(arguments.model_dir)
        graph_path(arguments.model_dir)  # built now, so that the first comparison does not wait for it
    except (ModelError, OSError) as error:
        raise CommandError(f"{error} newsdiff works without it and says so on each comparison.") from error
    print(f"The language model is in {arguments.model_dir}.")


if __name__ == "__main__":
    sys.exit(main())
