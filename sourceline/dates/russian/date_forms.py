"""How dates are written in Russian."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import DateForms

_CENTURY: Final = r"(?:(?:век|столети)(?:а|е|и|ю|у|ом|ем|ов|ах|й|я)?(?![^\W_])|вв?\.)"
_OF_DECADES: Final = "(?:е|ые|х|ых|м|ми)"
FORMS: Final = DateForms(
    year_after_pattern=(
        r"(?:год(?:а|у|ом|е|ы|ов|ам|ами|ах)?(?![^\W_])|гг?\.|гг(?![^\W_])|г(?=\s{0,4}[,;:)\]»]))"
    ),
    year_ending_pattern=r"-(?:й|го|му|м)(?![^\W_])",
    day_ending_pattern=r"-?(?:го|ое|му|е|м)(?![^\W_])",
    ordinal_ending_pattern="-?(?:й|я|е|м|го|ый|ая|ое|ом|ой|ую|му)",
    quarter_ending_pattern="-?й",
    # The day of a month is in the genitive: "третьего марта".
    day_word_to_month_pattern=r"(?<=го\s)",
    decade_ending_pattern=rf"-?{_OF_DECADES}(?![^\W_])<YEAR_WORD>?",
    decade_patterns=(rf"(?P<short>[1-9]0)-{_OF_DECADES}(?![^\W_])<OF_CENTURY>",),
    century_after_decade_pattern=rf"(?:<ROMAN>|[12]?[0-9]-?го|<ORDINAL>)<SPACE>{_CENTURY}",
    century_patterns=(
        r"(?P<century><ROMAN>|[12]?[0-9]-?(?:й|го|м|му|ый|ом)|<ORDINAL>)(?:<SPACE>|-)"
        rf"{_CENTURY}",
    ),
    abbreviations_with_stop=frozenset(("г.", "в.")),
    half_pattern="половин(?:а|ы|е|у|ой)|полугоди(?:е|я|и|ю|ем)",
    third_pattern="трет(?:ь|и|ью)",
    quarter_pattern=r"квартал(?:а|е|у|ом|ы|ов|ах)?|кв\.",
    ten_days_pattern="декад(?:а|ы|е|у|ой)",
    week_pattern="недел(?:я|и|е|ю|ей)",
    months_pattern="месяц(?:а|ев|ах)",
    weeks_pattern="недел[ьи]",
    days_pattern="дней|дня",
    first_pattern="первы[ех]",
    range_pattern="по|до",
    and_pattern="и|или",
    between_pattern="между",
    numerals_and_pattern="и",
    numerals_to_pattern="до",
    anchor_pattern=(
        r"(?<=[\s-])(?:век|столети)|(?<=[ivxх]\s)вв?\."
        rf"|(?<![0-9])[1-9]0-{_OF_DECADES}\b"
    ),
    quarter_anchor_pattern="квартал",
    word_after_pattern=r"\s{0,3}[а-яё]",
    decade_endings=("-х", "-ых"),
    decades_alone=("девян",),
)
