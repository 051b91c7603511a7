"""Arabic words that date by the day they are said on: "أمس", "العام الماضي"."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import RelativeWords

RELATIVE: Final = RelativeWords(
    days={
        **{-2: "أول\\s+(?:من\\s+)?أمس", -1: "أمس|البارحة", 0: "اليوم", 1: "غدا|غداً"},
        2: "بعد\\s+غد",
    },
    turns={},
    units={
        **{"العام": "year", "السنة": "year", "الشهر": "month", "الأسبوع": "week"},
        **{"سنوات": "year", "أعوام": "year", "أشهر": "month", "أسابيع": "week", "أيام": "day"},
    },
    week_pattern="",
    ago_patterns=(
        r"(?P<count>)(?P<unit>العام|السنة|الشهر|الأسبوع)\s+(?:الماضي|الماضية|المنصرم|السابق)",
        r"قبل\s+<COUNT>\s+<UNIT>",
    ),
    to_now_patterns=(r"(?:خلال\s+)?(?:ال)?<COUNT>\s+<UNIT>\s+(?:الماضية|الأخيرة)",),
    day_of_month_pattern="",
    ahead_patterns=(r"\b(?:سوف|سيكون|ستكون|سيعقد|ستعقد|المقبل|القادم)\b",),
    ahead_after_pattern="المقبل|القادم",
    previous_pattern="",
    other_day_pattern="كل",
)
