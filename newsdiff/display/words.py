"""What marks are called: categories, kinds of variants and rules of cues in an analyst's words."""

from newsdiff.analysis.types import Category, CueKind, FramingCue

CATEGORY_WORDS: dict[Category, str] = {
    "label": "Label",
    "verb": "Verb",
    "attribution": "Attribution",
    "hedge": "Certainty",
    "intensity": "Intensity",
    "number": "Number",
    "date": "Date",
    "name": "Name",
    "quotation": "Quotation",
    "wording": "Wording",
}
CUE_WORDS: dict[CueKind, str] = {
    "attribution": "attribution verb",
    "hedge": "hedge",
    "intensifier": "intensifier",
    "evaluative": "evaluative word",
    "speech_act": "speech act",
    "passive": "agentless passive",
    "scare_quotes": "scare quotes",
}
CUE_ENTRIES: dict[str, str] = {  # a kind of cue, or one group of its words, as a legend has it
    "attribution.neutral": "Attribution, neutral",
    "attribution.doubting": "Attribution, doubting",
    "attribution.asserting": "Attribution, asserting",
    "attribution.charging": "Attribution, charging",
    "speech_act": "Speech acts",
    "hedge": "Hedges",
    "intensifier": "Intensifiers",
    "evaluative.delegitimising": "Delegitimising labels",
    "evaluative.legitimising": "Legitimising labels",
    "evaluative.partisan": "Partisan words",
    "evaluative.soft": "Softening words",
    "evaluative": "Other evaluative words",
    "attribution": "Attribution, other",
    "scare_quotes": "Scare quotes",
    "passive": "Agentless passive",
}
_ONE_RULE: frozenset[CueKind] = frozenset(("passive", "scare_quotes"))  # the kind's name is the rule's name


def category_word(category: Category) -> str:
    """The category of a contrast as the page names it."""
    return CATEGORY_WORDS[category]


def cue_entry(cue: FramingCue) -> str:
    """The entry of a legend that a cue belongs to, a key of `CUE_ENTRIES`."""
    grouped = cue.rule.partition(": ")[0]
    return grouped if grouped in CUE_ENTRIES else cue.kind


def cue_title(cue: FramingCue) -> str:
    """A cue in words, its rule named: "attribution verb (attribution.doubting: claim)", "scare quotes: “aid”"."""
    if cue.kind in _ONE_RULE:
        return f"{CUE_WORDS[cue.kind]}: “{cue.rule.partition(': ')[2]}”"
    return f"{CUE_WORDS[cue.kind]} ({cue.rule})"
