"""What can go wrong in the analysis, each with the value that it is about."""

from pathlib import Path


class AnalysisError(Exception):
    """Base of everything that the analysis raises on purpose."""


class ModelMissing(AnalysisError):  # noqa: N818 (its name says the state of things)
    """The language model's files are not in the folder, or are not the pinned ones."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{problem}: {path}. Run `newsdiff fetch-model` to get the language model.")
        self.path = path


class WitnessError(AnalysisError):
    """Witnesses that can't be collated, e.g. two under one letter."""

    def __init__(self, sigil: str, problem: str) -> None:
        super().__init__(f"{problem}: {sigil!r}")
        self.sigil = sigil


class VectorsMissing(AnalysisError):  # noqa: N818 (its name says the state of things)
    """The vectors of an article are not kept, and there is no model at hand to make them."""

    def __init__(self, sigil: str) -> None:
        super().__init__(f"The vectors of article {sigil} are not kept")
        self.sigil = sigil


class EngineChangedError(AnalysisError):
    """A collation that another version of the program made cannot be changed in part."""

    def __init__(self, version: str) -> None:
        super().__init__(f"Made by another version of the program: {version}")
        self.version = version


class CodecError(AnalysisError):
    """JSON that is not a collation of the format this version reads."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place = place
