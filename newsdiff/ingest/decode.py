"""Bytes to text: which encoding a file is in, and what had to be guessed."""

import codecs
import re
from collections import Counter
from dataclasses import dataclass, replace

from charset_normalizer import from_bytes

from newsdiff.ingest.encodings import ENCODINGS, encoding_label
from newsdiff.ingest.types import EncodingOrigin
from newsdiff.ingest.wordlists import phrases

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN_AND_SLAVIC = ["cp1252", "cp1250", "cp1251", "koi8_r", "iso8859_2", "iso8859_5", "iso8859_9", "cp1254"]
_OTHER_ALPHABETS = ["cp1253", "cp1255", "cp1256", "iso8859_6", "iso8859_7", "iso8859_8"]
_EAST_ASIAN = ["big5", "gb18030", "shift_jis", "euc_jp", "euc_kr"]
_CANDIDATES = _WESTERN_AND_SLAVIC + _OTHER_ALPHABETS + _EAST_ASIAN
_LATIN = frozenset({"cp1250", "cp1254", "iso8859_2", "iso8859_9"})
_WESTERN_WORDS = phrases("western_words")  # a language model would need a file to write in, which the child may not
_EASTERN_WORDS = phrases("eastern_words")
_WORD = re.compile(r"[^\W\d_]+")
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¡-¿×÷][^\W\d_]")
_SAMPLE = 100_000  # bytes shown to the detector
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ODDITIES = re.compile("[\ue000-\uf8ff\ufffe\uffff]")
_MOST_CONTROLS = 0.01  # of all characters; more is no text
_NUL_SHARE = 0.02


class BinaryDataError(ValueError):
    """The bytes are no text in any encoding that is known here."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and sentences that say what was guessed."""

    text: str
    encoding: str  # a key of ENCODINGS, or another name that Python knows
    notices: tuple[str, ...] = ()
    origin: EncodingOrigin = "known"


def decode(data: bytes, *, declared: str = "", chosen: str = "") -> Decoded:
    """Decode a file: as chosen, or by byte order mark, UTF-8, the declared encoding, a guess, Windows-1252 at the last.

    `chosen` is a key of ENCODINGS. Raises BinaryDataError where the result would be full of control characters.
    """
    if chosen:
        return _checked(_chosen(data, chosen))
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(_lenient(data[len(bom) :], encoding))
    found = _utf8(data) or _utf16(data) or _declared(data, declared) or _mixed(data) or _guessed(data)
    return _checked(found or _fallback(data))


def _checked(found: Decoded) -> Decoded:
    """Refuses binary data; a few stray control characters only get a notice."""
    controls = len(_CONTROLS.findall(found.text))
    if not controls:
        return found
    if controls > max(3, len(found.text) * _MOST_CONTROLS):
        raise BinaryDataError
    notice = f"Characters that can't be shown were left out ({controls}). Check that the text is whole."
    return replace(found, notices=(*found.notices, notice))


def _chosen(data: bytes, encoding: str) -> Decoded:
    """The bytes in the encoding that a person chose, whatever they hold."""
    bom = next((bom for bom, of_bom in _BOMS if _name(of_bom) == encoding and data.startswith(bom)), b"")
    codec = encoding
    if encoding == "utf-16":
        codec = "utf-16-be" if bom == codecs.BOM_UTF16_BE or (not bom and _is_big_endian(data)) else "utf-16-le"
    text = data[len(bom) :].decode(codec, "replace")
    label = encoding_label(encoding)
    notices = [f"Read as {label}, as you chose."]
    if "\ufffd" in text:
        notices.append(f"What {label} does not know shows as �. Choose another encoding, or check these places.")
    return Decoded(text, encoding, tuple(notices), "chosen")


def _is_big_endian(data: bytes) -> bool:
    """Whether UTF-16 has first the bytes that say the script: there are fewer of them."""
    return len(set(data[::2])) < len(set(data[1::2]))


def _name(codec: str) -> str:
    """The name of an encoding without the order of its bytes: UTF-16 is one to analysts."""
    return "utf-16" if codec.startswith("utf-16") else codec


def _lenient(data: bytes, codec: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), _name(codec))
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
    notice = "Some characters of this file are damaged and show as �. Check the text against the original."
    return Decoded(text, _name(codec), (notice,) if "\ufffd" in text.rstrip("\ufffd") else _cut_off())


def _cut_off() -> tuple[str, ...]:
    return (
        "The file ends in the middle of a character: it may be cut off. Check that the end of the article is there.",
    )


def _utf8(data: bytes) -> Decoded | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(data) - 3 or error.start == 0 or error.reason != "unexpected end of data":
            return None
        return Decoded(data[: error.start].decode("utf-8"), "utf-8", _cut_off())
    return None if text.count("\x00") > len(text) * _NUL_SHARE else Decoded(text, "utf-8")


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a byte order mark: zero bytes on one side only, or letters of one script only."""
    even, odd = data[::2], data[1::2]
    zeros_even, zeros_odd = even.count(0), odd.count(0)
    zeros = zeros_even + zeros_odd
    if zeros >= max(2, len(data) * _NUL_SHARE) and min(zeros_even, zeros_odd) <= zeros * 0.05:
        found = _lenient(data, "utf-16-le" if zeros_odd > zeros_even else "utf-16-be")
        return _guess(found.text, "utf-16", found.notices)
    if len(data) % 2 or len(data) < 40 or zeros == 0:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_one_script(text):
            return _guess(text, "utf-16")
    return None


def _is_one_script(text: str) -> bool:
    """Whether nearly all letters are ideographs or kana: only those give UTF-16 with hardly any zero bytes."""
    asian = sum("\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" or char in "\r\n" for char in text)
    return asian >= 0.9 * len(text)


def _declared(data: bytes, declared: str) -> Decoded | None:
    """What a web page says of itself, unless it says UTF-8, which did not hold."""
    try:
        name = codecs.lookup(declared).name
        # Browsers read "latin-1" as Windows-1252.
        name = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}.get(name, name)
        return None if name.startswith(("utf-8", "utf-7", "utf-16")) else Decoded(data.decode(name), _known(name))
    except (LookupError, UnicodeError, ValueError):
        return None


def _known(codec: str) -> str:
    """The key of ENCODINGS for a codec that Python names otherwise, else the codec's own name."""
    return next((key for key in ENCODINGS if codecs.lookup(key).name == codec), codec)


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 with some bytes of another encoding between, as comes of careless copying."""
    text = data.decode("utf-8", "surrogateescape")
    stray = sum("\udc80" <= char <= "\udcff" for char in text)
    if stray == 0 or len(_MULTIBYTE.findall(data)) < stray:
        return None
    text = re.sub("[\udc80-\udcff]+", lambda found: _western(found[0]), text)
    notice = (
        f"Two encodings are mixed in this file; {stray} of its bytes were read as Windows-1252. "
        "Check quotes and accents."
    )
    return Decoded(text, "utf-8", (notice,), "guessed")


def _western(escaped: str) -> str:
    return escaped.encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _guessed(data: bytes) -> Decoded | None:
    best = from_bytes(
        data[:_SAMPLE], cp_isolation=_CANDIDATES, preemptive_behaviour=False, enable_fallback=False
    ).best()
    if best is None:
        return None
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError:
        return None
    if _is_western(data, text, best.encoding):
        return _guess(data.decode("cp1252"), "cp1252")
    if len(_ODDITIES.findall(text)) > len(text) * _MOST_CONTROLS:
        return None
    return _guess(text, best.encoding)


def _is_western(data: bytes, text: str, encoding: str) -> bool:
    """Whether a Latin alphabet was guessed that only differs from Windows-1252 in letters no western language has."""
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    if western == text:
        return True
    if encoding not in _LATIN or _SIGN_IN_WORD.search(western):
        return False
    words = Counter(_WORD.findall(western[:_SAMPLE].lower()))
    return sum(map(words.__getitem__, _WESTERN_WORDS)) > sum(map(words.__getitem__, _EASTERN_WORDS))


def _guess(text: str, encoding: str, notices: tuple[str, ...] = ()) -> Decoded:
    notice = (
        f"The file does not say how its characters are encoded; {encoding_label(encoding)} was guessed. "
        "Check that letters and quotes look right."
    )
    return Decoded(text, encoding, (*notices, notice), "guessed")


def _fallback(data: bytes) -> Decoded:
    notice = (
        "The encoding of this file could not be told; it was read as Windows-1252, "
        "and what this does not know shows as �. If letters look wrong, save the file as UTF-8 and upload it again."
    )
    return Decoded(data.decode("cp1252", "replace"), "cp1252", (notice,), "guessed")
