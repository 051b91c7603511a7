"""Russian words that open or close a period: "с 2014 года", "до мая", "с 2019 по 2021 год"."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import PeriodWords, word_set

_INSTRUMENTAL: Final = r"[а-яё](?:[её]м|ом|ами)\b"
"""With it "с" means with, not since: "по сравнению с 2020 годом"."""
_ACCUSATIVE: Final = r"год(?![а-яё])|[0-9]\s+(?!год)[а-яё]{3}"
"""With it "по" means until: "по 2020 год"; not "отчёт по 2020 году"."""
PERIODS: Final = PeriodWords(
    openers={
        "since": ("с", "со", "начиная с", "начиная со", "не ранее", "не раньше"),
        "after": ("после", "позже", "позднее"),
        # "до" holds the days named, since texts say either: "работал до 2005 года",
        # "построен до 1944 года".
        "until": ("до", "вплоть до", "по", "не позднее", "не позже"),
        "before": ("ранее", "раньше"),
    },
    about_pattern="примерно|около",
    onwards_pattern=r"(?:и|или)\s+(?:позже|позднее|далее|после(?!\s+\w))",
    backwards_pattern=r"(?:и|или)\s+(?:ранее|раньше)",
    to_now_pattern=(
        r"\s+(?:по\s+настоящее\s+время|до\s+настоящего\s+времени|по\s+сей\s+день|до\s+сих\s+пор)"
    ),
    from_pattern="с|со",
    measures_pattern=(
        r"вскоре|сразу|непосредственно|незадолго|задолго"
        r"|(?:за|через|спустя)\s+(?:\w+\s+){0,2}(?:ден|дн|недел|месяц|квартал|год|лет|час)\w*"
    ),
    measured_openers=word_set("до"),
    denies_pattern=(r"не|ни|(?:до|после|с)\s+(?:или|и)|сравнени\w+|соответствии|наравне|вместе"),
    cases_excluded={"с": _INSTRUMENTAL, "со": _INSTRUMENTAL},
    cases_required={"по": _ACCUSATIVE},
    question_openers={
        "after": ("после", "позже", "позднее"),
        "since": (
            *("с", "со", "начиная с", "начиная со", "от", "не ранее", "не раньше"),
            "по состоянию на",
        ),
        "before": ("до", "ранее", "раньше", "перед", "вплоть до"),
        "until": ("по", "к", "ко", "не позднее", "не позже", "до и включая"),
        "within": (
            *("в", "во", "на", "за", "в течение", "на протяжении", "в период", "за период"),
            *("в ходе", "между", "о", "об", "для"),
        ),
    },
    question_to_now_pattern=(
        r"(?:по|до)\s+(?:настоящее\s+время|настоящего\s+времени|сих\s+пор|сегодня(?:шн\w+\s+д\w+)?)"
    ),
    period_of_pattern=r"(?:в|за)\s+период",
    range_openers_pattern=r"с|со|от|между|начиная\s+с",
    between=word_set("между"),
    and_words=word_set("и"),
    to_words_pattern="по|до",
    joiners=word_set("и или по"),
    backwards_range_pattern="с|между",
)
