"""Makes the files that the tests of reading need: good, broken and hostile ones."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from pypdf import PdfWriter

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
STORY = (
    "A ferry carrying about 300 passengers capsized off the coast on Sunday, the coast guard said.",
    "“We are still looking for survivors,” said a spokesman. “The sea is rough.”",
    "The vessel was licensed to carry 120 people, according to the ministry of transport.",
)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in members.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def docx(body: str, *, title: str = "", declaration: str = "", extra: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document around the given XML of its body."""
    document = f'<?xml version="1.0"?>{declaration}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
    )
    members = {"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": document, "docProps/core.xml": core}
    return zipped(members | dict(extra or {}))


def paragraph(text: str, *, style: str = "") -> str:
    """The XML of a Word paragraph."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(pages: Sequence[Sequence[str]], *, title: str = "") -> bytes:
    """A PDF with the given lines of Latin text on each page; a page without lines looks scanned."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        content = b"BT /F1 12 Tf 14 TL 72 760 Td " + b" ".join(_shown(line) for line in lines) + b" ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    objects.append(b"<< /Title (%s) >>" % title.encode("latin-1"))
    return assembled(objects, info=len(objects))


def _shown(line: str) -> bytes:
    escaped = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(" + escaped + b") Tj T*"


def assembled(objects: Sequence[bytes], *, info: int = 0) -> bytes:
    """A PDF file of numbered objects, the first of them the catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"/Info %d 0 R " % info if info else b""
    out += b"trailer << /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)
    return bytes(out)


def encrypted_pdf(password: str) -> bytes:
    """A PDF that only opens with the password."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf([STORY])))
    writer.encrypt(password, algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def page(body: str, *, head: str = "") -> bytes:
    """A web page in UTF-8."""
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def story_page(*, head: str = "", above: str = "", below: str = "") -> bytes:
    """A web page with an article."""
    paragraphs = "".join(f"<p>{text}</p>" for text in STORY)
    return page(f"{above}<article><h1>Ferry sinks off the coast</h1>{paragraphs}</article>{below}", head=head)
