"""Russian words that date by the day they are said on: "вчера", "два года назад"."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import RelativeWords

RELATIVE: Final = RelativeWords(
    days={-2: "позавчера", -1: "вчера", 0: "сегодня", 1: "завтра", 2: "послезавтра"},
    turns={
        **dict.fromkeys(("прошл", "минувш", "предыдущ"), -1),
        **dict.fromkeys(("текущ", "нынешн"), 0),
        **dict.fromkeys(("этом", "этого", "этот", "этой", "эту", "это"), 0),
        **dict.fromkeys(("следующ", "будущ", "предстоящ"), 1),
    },
    turn_ending_pattern="ый|ий|ая|яя|ое|ее|ого|его|ой|ей|ом|ем|ую|юю",
    units={
        **{"день": "day", "дня": "day", "дней": "day", "дни": "day", "днем": "day"},
        **{"недел": "week", "выходн": "weekend", "месяц": "month", "квартал": "quarter"},
        **{"год": "year", "лет": "year", "десятилет": "decade"},
    },
    unit_ending_pattern="(?<=[а-яё])[а-яё]{1,3}",
    week_pattern="недел[еи]",
    of_week_pattern="на",
    on_weekday_pattern="во?",
    ago_patterns=(r"(?:<COUNT>\s+)?<UNIT>\s+назад",),
    to_now_patterns=(
        r"(?:последн|прошедш|прошл|минувш)(?:ие|их|ий|юю|ее|его|ей|ем|ые|ых)\s+<COUNT>\s+<UNIT>",
        r"(?:последн|прошедш)(?:ий|юю|ее|его|ей|ем|яя)\s+(?P<count>)?<UNIT>",
    ),
    day_of_month_pattern="(?:-?го)?<SPACE>числа<SPACE>",
    ahead_patterns=(
        r"\b(?:буд(?:ет|ут)|состо(?:ится|ятся)|пройд(?:ёт|ет|ут)|планиру\w+|ожида\w+|намечен\w*"
        r"|предсто\w+|начн(?:ётся|ется|утся)|заверш(?:ится|атся))\b",
        r"\b(?:к|до|не\s+позднее)\s+\Z",
    ),
    ahead_after_pattern="буд(?:ет|ут)|состо(?:ится|ятся)",
    previous_pattern="предыдущ",
    other_day_pattern=r"кажд\w+|страстн\w+",
)
