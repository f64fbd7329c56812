"""Reads members of a zip file within limits."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from newsdiff.ingest.errors import IngestError
from newsdiff.ingest.limits import Limits

_FREE = 2**20  # a member up to this size may be packed as tightly as it likes
_ENCRYPTED = 0x1
UNSAFE = (
    "This file unpacks to far more than an article can hold, so it was not opened. "
    "Copy the text of the article and paste it, or save it again from the program that made it."
)
DAMAGED = (
    "This document is damaged or only partly downloaded. Open it and save it again, or paste the text of the article."
)


@dataclass(slots=True)
class Archive:
    """A zip file that was looked over; `read` counts what it unpacks."""

    zipped: zipfile.ZipFile
    name: str
    limits: Limits
    unpacked: int = 0

    @property
    def members(self) -> frozenset[str]:
        """The paths inside."""
        return frozenset(self.zipped.namelist())

    def read(self, path: str) -> bytes:
        """Unpack one member. Raises IngestError for a bomb or damaged data."""
        entry = self.zipped.getinfo(path)
        most = min(self.limits.zip_unpacked - self.unpacked, max(_FREE, entry.compress_size * self.limits.zip_ratio))
        try:
            with self.zipped.open(entry) as stream:
                data = stream.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise IngestError("damaged", DAMAGED, name=self.name) from error
        if len(data) > most:
            raise IngestError("unsafe", UNSAFE, name=self.name)
        self.unpacked += len(data)
        return data


def open_archive(data: bytes, *, name: str, limits: Limits) -> Archive:
    """Look over the directory of a zip file. Raises IngestError: damaged, encrypted or unsafe."""
    try:
        zipped = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise IngestError("damaged", DAMAGED, name=name) from error
    entries = zipped.infolist()
    if len(entries) > limits.zip_entries or sum(entry.file_size for entry in entries) > limits.zip_unpacked:
        raise IngestError("unsafe", UNSAFE, name=name)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        message = "This file is protected with a password. Open it, save it without the password and upload that file."
        raise IngestError("encrypted", message, name=name)
    return Archive(zipped=zipped, name=name, limits=limits)
