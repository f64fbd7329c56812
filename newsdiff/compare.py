"""Files in, a comparison out, without a database: what `newsdiff compare` does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import ascii_uppercase

from newsdiff.analysis.collate import collate
from newsdiff.analysis.encoder import Encoder, load_encoder
from newsdiff.analysis.errors import ModelMissing
from newsdiff.analysis.fact_strip import strips_of
from newsdiff.analysis.types import Collation, FactStrips, Heading, Span, Witness
from newsdiff.analysis.wordlists import BUILT_IN, changes_from_csv, wordlists_of
from newsdiff.ingest.clean import clean
from newsdiff.ingest.codec import removals_to_json
from newsdiff.ingest.read import read_file
from newsdiff.ingest.types import ExtractedArticle


@dataclass(frozen=True, slots=True)
class FileComparison:
    """The analysis of some files, with what reading them found."""

    collation: Collation
    articles: Mapping[str, ExtractedArticle]  # by sigil
    names: Mapping[str, str]  # of the files, by sigil

    def titles(self) -> dict[str, str]:
        """One line about each witness, by sigil: headline, outlet, date, file."""
        return {
            sigil: " · ".join(filter(None, (found.headline, found.outlet, _iso(found), self.names[sigil])))
            for sigil, found in self.articles.items()
        }

    def notes(self) -> list[str]:
        """What the reader should know before the rest: doubts of reading, then what was done in a simpler way."""
        doubts = [f"{sigil}: {notice}" for sigil, article in self.articles.items() for notice in article.notices]
        return doubts + [fallback.reason for fallback in self.collation.fallbacks]

    def strips(self) -> dict[tuple[str, str], FactStrips]:
        """The facts in which rows differ, by pair of sigils."""
        pairs = [(one.left_sigil, one.right_sigil) for one in self.collation.alignments]
        return {pair: strips_of(self.collation, *pair) for pair in pairs}

    def details(self) -> dict[str, dict[str, object]]:
        """What the collation's JSON says of each witness beside its text, by sigil."""
        return {
            sigil: {
                "headline": article.headline,
                "published": _iso(article),
                "dateline": article.dateline,
                "removed": removals_to_json(article.removed),
                "notices": list(article.notices),
            }
            for sigil, article in self.articles.items()
        }


def compare_files(paths: Sequence[Path], *, model_dir: Path, lexicon: Path | None = None) -> FileComparison:
    """Read, clean and compare the files, under the letters A, B, C … in this order.

    `lexicon` is a table of words to add to the lexicons or to switch off. Raises `OSError` for a file that can't be
    opened, `IngestError` for one that is no article that can be read, `AnalysisError` for a table with bad rows.
    """
    wordlists = (
        wordlists_of(changes_from_csv(lexicon.read_text(encoding="utf-8", errors="replace"))) if lexicon else BUILT_IN
    )
    files = dict(zip(ascii_uppercase, paths, strict=False))
    articles = {sigil: clean(read_file(path.name, path.read_bytes())) for sigil, path in files.items()}
    witnesses = [_witness_of(sigil, article) for sigil, article in articles.items()]
    collation = collate(witnesses, encoder=_encoder_of(model_dir), wordlists=wordlists)
    return FileComparison(collation, articles, {sigil: path.name for sigil, path in files.items()})


def _iso(article: ExtractedArticle) -> str | None:
    return article.published.isoformat() if article.published else None


def _witness_of(sigil: str, article: ExtractedArticle) -> Witness:
    headings = tuple(
        Heading(block.kind, Span(block.start, block.end)) for block in article.blocks if block.kind != "paragraph"
    )
    return Witness(sigil, article.text, article.language, headings)


def _encoder_of(model_dir: Path) -> Encoder | None:
    """The encoder, or None where the model is not installed: the collation then says so itself."""
    try:
        return load_encoder(model_dir)
    except ModelMissing:
        return None
