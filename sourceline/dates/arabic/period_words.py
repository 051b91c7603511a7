"""Arabic words that open or close a period: "منذ عام 2014", "قبل مايو 2021"."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import PeriodWords, word_set

PERIODS: Final = PeriodWords(
    openers={
        "since": (
            *("منذ", "ابتداء من", "ابتداءً من", "اعتبارا من", "اعتباراً من", "بدءا من"),
            "بدءاً من",
        ),
        "after": ("بعد",),
        "until": ("حتى", "لغاية", "حتى نهاية"),
        "before": ("قبل",),
    },
    about_pattern="حوالي|نحو",
    onwards_pattern=r"وما\s+بعد(?:ه|ها)?|فصاعدا|فصاعداً",
    backwards_pattern=r"وما\s+قبل(?:ه|ها)?",
    to_now_pattern=r"\s+(?:حتى|وحتى|إلى)\s+(?:الآن|اليوم|يومنا\s+هذا)",
    from_pattern="من|منذ",
    measures_pattern=(
        r"مباشرة|بقليل|(?:<CARDINAL>|[0-9]+)\s+(?:أيام|أسابيع|أشهر|سنوات|أعوام|يوما|سنة)"
    ),
    denies_pattern="ليس|قبل\\s+أو|بعد\\s+أو",
    question_openers={
        "after": ("بعد",),
        "since": ("منذ", "ابتداء من", "اعتبارا من"),
        "before": ("قبل",),
        "until": ("حتى", "لغاية"),
        "within": ("في", "خلال", "أثناء", "بين", "من", "في شهر", "خلال شهر", "طوال"),
    },
    question_to_now_pattern=r"(?:حتى|إلى)\s+(?:الآن|اليوم)",
    period_of_pattern=r"(?:في|خلال)\s+الفترة",
    range_openers_pattern="من|بين|منذ",
    between=word_set("بين"),
    and_words=word_set("و"),
    to_words_pattern="إلى|الى|حتى",
    joiners=word_set("و أو إلى"),
    backwards_range_pattern="من|بين",
)
