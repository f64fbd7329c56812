"""Articles in seven scripts, through the whole analysis: where sentences end, what is linked, what the page is told."""

import pytest

from newsdiff.analysis.collate import collate
from newsdiff.analysis.encoder import Encoder
from newsdiff.analysis.types import Witness

# language, its name, three sentences of one article ("|" between them), of which another has the last and the first
SCRIPTS = [
    ("ar", "Arabic", "ضرب الجيش القافلة يوم الأحد.|هل قتل جنديان؟|توعد الجنرال بالانتقام."),
    ("he", "Hebrew", "הצבא תקף את השיירה ביום ראשון.|האם נהרגו שני חיילים?|הגנרל נשבע לנקום."),
    ("ru", "Russian", "Армия ударила по колонне в воскресенье.|Погибли ли двое солдат?|Генерал поклялся отомстить."),
    (
        "el",
        "Greek",
        "Ο στρατός χτύπησε τη φάλαγγα την Κυριακή.|Σκοτώθηκαν δύο στρατιώτες;|Ο στρατηγός ορκίστηκε εκδίκηση.",
    ),
    ("hi", "Hindi", "सेना ने रविवार को काफिले पर हमला किया।|क्या दो सैनिक मारे गए?|जनरल ने बदला लेने की कसम खाई।"),
    ("zh", "Chinese", "军队星期日袭击了车队。|两名士兵死了吗？|将军誓言报复。"),
    ("ja", "Japanese", "軍は日曜日に車列を攻撃した。|兵士二人が死亡したのか？|将軍は報復を誓った。"),
]


@pytest.mark.parametrize(("language", "name", "marked"), SCRIPTS, ids=[language for language, _, _ in SCRIPTS])
def test_an_article_in_another_script_is_compared_by_its_words(
    encoder: Encoder, language: str, name: str, marked: str
) -> None:
    first, second, third = marked.split("|")
    space = "" if language in ("zh", "ja") else " "
    left = Witness("A", space.join([first, second, third]), language)
    right = Witness("B", space.join([third, first]), language)
    found = collate([left, right], encoder=encoder)
    assert [passage.span.of(left.text).strip() for passage in found.passages_of("A")] == [first, second, third]
    assert [passage.span.of(right.text).strip() for passage in found.passages_of("B")] == [third, first]
    assert {(bead.left, bead.right) for bead in found.alignment("A", "B").beads} == {
        ((0,), (1,)),
        ((1,), ()),
        ((2,), (0,)),
    }
    assert found.alignment("A", "B").method == "words"
    told = [fallback.reason for fallback in found.fallbacks]
    assert [f"does not read {name}: article {sigil}" in reason for sigil, reason in zip("AB", told, strict=True)] == [
        True,
        True,
    ]
