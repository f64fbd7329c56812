"""The encodings that a file can be read in, by the names that Python and analysts know them under."""

ENCODINGS = {
    "utf-8": "Unicode (UTF-8)",
    "utf-16": "Unicode (UTF-16)",
    "cp1252": "Western European (Windows-1252)",
    "cp1250": "Central European (Windows-1250)",
    "cp1251": "Cyrillic (Windows-1251)",
    "koi8_r": "Cyrillic (KOI8-R)",
    "cp1253": "Greek (Windows-1253)",
    "cp1254": "Turkish (Windows-1254)",
    "cp1255": "Hebrew (Windows-1255)",
    "cp1256": "Arabic (Windows-1256)",
    "gb18030": "Simplified Chinese (GB 18030)",
    "big5": "Traditional Chinese (Big5)",
    "shift_jis": "Japanese (Shift JIS)",
    "euc_jp": "Japanese (EUC-JP)",
    "euc_kr": "Korean (EUC-KR)",
}


def encoding_label(name: str) -> str:
    """The encoding in words; its own name where it is none of the usual ones.

    >>> encoding_label("koi8_r"), encoding_label("iso8859-7")
    ('Cyrillic (KOI8-R)', 'ISO8859-7')
    """
    return ENCODINGS.get(name, name.upper())
