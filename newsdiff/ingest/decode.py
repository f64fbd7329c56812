"""Bytes to text: which encoding a file is in, and what had to be guessed."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

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
_WESTERN_LANGUAGES = frozenset(
    {"en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "no", "nb", "nn", "fi", "ca", "ga"}
)
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
    """Text, and sentences that say what was guessed."""

    text: str
    notices: tuple[str, ...] = ()


def decode(data: bytes, *, declared: str = "") -> Decoded:
    """Decode a file: byte order mark, UTF-8, the declared encoding, a guess, and Windows-1252 at the last.

    Raises BinaryDataError where the result would be full of control characters.
    """
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
    return Decoded(found.text, (*found.notices, notice))


def _lenient(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    notice = "Some characters of this file are damaged and show as �. Check the text against the original."
    return Decoded(text, (notice,) if "\ufffd" in text.rstrip("\ufffd") else _cut_off())


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
        return Decoded(data[: error.start].decode("utf-8"), _cut_off())
    return None if text.count("\x00") > len(text) * _NUL_SHARE else Decoded(text)


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a byte order mark: zero bytes on one side only, or letters of one script only."""
    even, odd = data[::2], data[1::2]
    zeros_even, zeros_odd = even.count(0), odd.count(0)
    zeros = zeros_even + zeros_odd
    if zeros >= max(2, len(data) * _NUL_SHARE) and min(zeros_even, zeros_odd) <= zeros * 0.05:
        found = _lenient(data, "utf-16-le" if zeros_odd > zeros_even else "utf-16-be")
        return Decoded(found.text, (*found.notices, _guess("UTF-16")))
    if len(data) % 2 or len(data) < 40 or zeros == 0:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_one_script(text):
            return Decoded(text, (_guess("UTF-16"),))
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
        return None if name.startswith(("utf-8", "utf-7", "utf-16")) else Decoded(data.decode(name))
    except (LookupError, UnicodeError, ValueError):
        return None


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
    return Decoded(text, (notice,))


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
        return Decoded(data.decode("cp1252"), (_guess(_LABELS["cp1252"]),))
    if len(_ODDITIES.findall(text)) > len(text) * _MOST_CONTROLS:
        return None
    return Decoded(text, (_guess(_LABELS.get(best.encoding, best.encoding)),))


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
    # The language model takes half a second to load, and few files come here.
    from newsdiff.ingest.language import language_of

    return language_of(western) in _WESTERN_LANGUAGES


def _guess(label: str) -> str:
    return (
        f"The file does not say how its characters are encoded; {label} was guessed. "
        "Check that letters and quotes look right."
    )


_LABELS = {
    "cp1250": "Windows-1250 (Central European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1252": "Windows-1252 (Western European)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
    "koi8_r": "KOI8-R (Cyrillic)",
    "big5": "Big5 (Chinese)",
    "gb18030": "GB 18030 (Chinese)",
    "shift_jis": "Shift JIS (Japanese)",
    "euc_jp": "EUC-JP (Japanese)",
    "euc_kr": "EUC-KR (Korean)",
}


def _fallback(data: bytes) -> Decoded:
    notice = (
        "The encoding of this file could not be told; it was read as Windows-1252, "
        "and what this does not know shows as �. If letters look wrong, save the file as UTF-8 and upload it again."
    )
    return Decoded(data.decode("cp1252", "replace"), (notice,))
