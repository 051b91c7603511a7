"""The Arabic words around four digits that tell a year from a number."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import YearWords, word_set

_DATING: Final = word_set("عام سنة العام عامي في منذ خلال")
YEARS: Final = YearWords(
    dating=_DATING,
    prepositions=_DATING | word_set("من إلى الى حتى بين قبل بعد و أو لعام لسنة نهاية بداية مطلع"),
    large_number=word_set("نحو حوالي أكثر"),
    measures=word_set("عدد السكان مساحة"),
    numbered=word_set("قرار القرار رقم مادة المادة صفحة"),
    units=word_set(
        """متر كيلومتر هكتار طن نسمة شخص أشخاص امرأة رجل طفل طالب مليون مليار مرة حالة
        هـ ه هجري هجرية دولار"""
    ),
    column=word_set("السنة سنة العام عام"),
    season_before_pattern="العام\\s+الدراسي|السنة\\s+(?:الدراسية|المالية)",
    season_after_pattern="(?!)",
)
