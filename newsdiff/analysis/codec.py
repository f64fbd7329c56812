"""A collation as plain JSON values and back, in the format "newsdiff-collation/1"."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from newsdiff.analysis.errors import CodecError
from newsdiff.analysis.types import (
    Alignment,
    Bead,
    Collation,
    Contrast,
    Fact,
    Fallback,
    FramingCue,
    Heading,
    Passage,
    PassageLink,
    Span,
    Variant,
    Witness,
)

FORMAT = "newsdiff-collation/1"
DETAILS = ("headline", "published", "dateline", "removed", "notices")  # of an article, so not read back

Json = dict[str, Any]


def collation_to_json(collation: Collation, details: Mapping[str, Mapping[str, object]]) -> Json:
    """The collation as JSON values: dates ISO 8601, offsets in code points, contrasts in falling salience.

    `details` gives by sigil what is known of the article: headline, published, dateline, removed, notices.
    """
    texts = {witness.sigil: witness.text for witness in collation.witnesses}
    numbers = {variant: number for number, variant in enumerate(collation.variants)}
    return {
        "format": FORMAT,
        "version": collation.version,
        "witnesses": [_witness(witness, details.get(witness.sigil, {})) for witness in collation.witnesses],
        "passages": {
            witness.sigil: [_passage(passage) for passage in collation.passages_of(witness.sigil)]
            for witness in collation.witnesses
        },
        "alignments": [_alignment(alignment) for alignment in collation.alignments],
        "contrasts": [_contrast(contrast, texts, numbers[contrast.variant]) for contrast in collation.contrasts],
        "variants": [_variant(variant, texts) for variant in collation.variants],
        "cues": [_cue(cue, texts) for cue in collation.cues],
        "facts": [_fact(fact, texts) for fact in collation.facts],
        "fallbacks": [{"stage": fallback.stage, "reason": fallback.reason} for fallback in collation.fallbacks],
    }


def _witness(witness: Witness, details: Mapping[str, object]) -> Json:
    known = {name: details.get(name) for name in DETAILS}
    published = known["published"]
    return {
        "sigil": witness.sigil,
        "headline": known["headline"] or "",
        "published": published.isoformat() if isinstance(published, date) else published,
        "dateline": known["dateline"] or "",
        "language": witness.language,
        "text": witness.text,
        "headings": [{"kind": heading.kind, **_span(heading.span)} for heading in witness.headings],
        "removed": known["removed"] or [],
        "notices": known["notices"] or [],
    }


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _passage(passage: Passage) -> Json:
    return {"index": passage.index, "kind": passage.kind, "paragraph": passage.paragraph, **_span(passage.span)}


def _alignment(alignment: Alignment) -> Json:
    return {
        "left": alignment.left_sigil,
        "right": alignment.right_sigil,
        "method": alignment.method,
        "beads": [
            {"left": list(bead.left), "right": list(bead.right), "score": bead.score, "made_by": bead.made_by}
            for bead in alignment.beads
        ],
        "links": [{"left": link.left, "right": link.right, "score": link.score} for link in alignment.links],
    }


def _quoted(sigil: str, span: Span | None, texts: Mapping[str, str]) -> Json | None:
    return {"sigil": sigil, **_span(span), "quote": span.of(texts[sigil])} if span else None


def _sides(variant: Variant, texts: Mapping[str, str]) -> Json:
    return {
        "left": _quoted(variant.left_sigil, variant.left, texts),
        "right": _quoted(variant.right_sigil, variant.right, texts),
        "bead": variant.bead,
    }


def _variant(variant: Variant, texts: Mapping[str, str]) -> Json:
    sigils = {"left_sigil": variant.left_sigil, "right_sigil": variant.right_sigil}
    return {"kind": variant.kind, **_sides(variant, texts), **sigils, "cosine": variant.cosine}


def _contrast(contrast: Contrast, texts: Mapping[str, str], number: int) -> Json:
    return {
        **_sides(contrast.variant, texts),
        "kind": contrast.category,
        "salience": contrast.salience,
        "evidence": list(contrast.evidence),
        "variant": number,
    }


def _cue(cue: FramingCue, texts: Mapping[str, str]) -> Json:
    return {
        "kind": cue.kind,
        "sigil": cue.sigil,
        **_span(cue.span),
        "quote": cue.span.of(texts[cue.sigil]),
        "rule": cue.rule,
    }


def _fact(fact: Fact, texts: Mapping[str, str]) -> Json:
    return {
        "kind": fact.kind,
        "sigil": fact.sigil,
        **_span(fact.span),
        "quote": fact.span.of(texts[fact.sigil]),
        "value": fact.value,
    }


def collation_from_json(data: Mapping[str, Any]) -> Collation:
    """The collation that `collation_to_json` wrote. Raises `CodecError` where the values are not of this format."""
    if data.get("format") != FORMAT:
        raise CodecError("format", f"expected {FORMAT!r}, found {data.get('format')!r}")
    try:
        variants = tuple(_read_variant(value) for value in data["variants"])
        return Collation(
            witnesses=tuple(_read_witness(value) for value in data["witnesses"]),
            passages=tuple(_read_passages(data["witnesses"], data["passages"])),
            alignments=tuple(_read_alignment(value) for value in data["alignments"]),
            variants=variants,
            contrasts=tuple(_read_contrast(value, variants) for value in data["contrasts"]),
            cues=tuple(
                FramingCue(kind=value["kind"], sigil=value["sigil"], span=_read_span(value), rule=value["rule"])
                for value in data["cues"]
            ),
            fallbacks=tuple(Fallback(stage=value["stage"], reason=value["reason"]) for value in data["fallbacks"]),
            version=data["version"],
            facts=tuple(
                Fact(kind=value["kind"], sigil=value["sigil"], span=_read_span(value), value=value["value"])
                for value in data.get("facts", ())  # a file of an earlier version has none
            ),
        )
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise CodecError("collation", f"not of the format {FORMAT!r} ({error})") from error


def _read_span(value: Mapping[str, Any]) -> Span:
    return Span(value["start"], value["end"])


def _read_witness(value: Mapping[str, Any]) -> Witness:
    headings = tuple(Heading(kind=heading["kind"], span=_read_span(heading)) for heading in value["headings"])
    return Witness(sigil=value["sigil"], text=value["text"], language=value["language"], headings=headings)


def _read_passages(witnesses: Sequence[Mapping[str, Any]], passages: Mapping[str, Any]) -> list[Passage]:
    return [
        Passage(
            sigil=witness["sigil"],
            index=value["index"],
            kind=value["kind"],
            paragraph=value["paragraph"],
            span=_read_span(value),
        )
        for witness in witnesses
        for value in passages[witness["sigil"]]
    ]


def _read_alignment(value: Mapping[str, Any]) -> Alignment:
    return Alignment(
        left_sigil=value["left"],
        right_sigil=value["right"],
        beads=tuple(
            Bead(tuple(bead["left"]), tuple(bead["right"]), bead["score"], bead.get("made_by", "machine"))
            for bead in value["beads"]
        ),
        method=value["method"],
        links=tuple(PassageLink(link["left"], link["right"], link["score"]) for link in value.get("links", ())),
    )


def _read_variant(value: Mapping[str, Any]) -> Variant:
    return Variant(
        kind=value["kind"],
        left_sigil=value["left_sigil"],
        right_sigil=value["right_sigil"],
        bead=value["bead"],
        left=_read_span(value["left"]) if value["left"] else None,
        right=_read_span(value["right"]) if value["right"] else None,
        cosine=value["cosine"],
    )


def _read_contrast(value: Mapping[str, Any], variants: Sequence[Variant]) -> Contrast:
    return Contrast(
        variant=variants[value["variant"]],
        category=value["kind"],
        salience=value["salience"],
        evidence=tuple(value["evidence"]),
    )
