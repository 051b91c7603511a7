"""English words that open or close a period: "since 2014", "until May", "from 2019 to 2021"."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import PeriodWords, word_set

_UNIT: Final = r"(?:hours?|days?|weeks?|months?|quarters?|years?|decades?|centur(?:y|ies))"
_COUNT: Final = (
    "(?:a|an|one|the|same|very|next|following|previous|several|few|some|many|[0-9]+|<CARDINAL>)"
)
PERIODS: Final = PeriodWords(
    openers={
        "since": (
            *("since", "starting", "starting in", "starting on", "starting from", "effective"),
            *("beginning in", "beginning on", "beginning from", "with effect from"),
            *("not earlier than", "no earlier than"),
        ),
        "after": ("after", "later than"),
        "until": (
            *("until", "till", "up to", "up until", "up till", "not later than", "no later than"),
        ),
        "before": ("before", "earlier than", "prior to"),
    },
    about_pattern=r"at\s+least|as\s+(?:early|late)\s+as|about|around|circa",
    onwards_pattern=(r"(?:or|and)\s+(?:later|beyond|after(?!\s+\w)|afterwards|onwards?)|onwards?"),
    backwards_pattern=r"(?:or|and)\s+(?:earlier|before(?!\s+\w))",
    to_now_pattern=(
        r"(?:\s{0,3}[-–—]\s{0,3}|\s{1,3}(?:to|until|till)\s+)"
        r"(?:(?:the\s+)?present(?!\s+(?:an?|the|his|her|its|their|our)\b)|now|today|date)"
    ),
    from_pattern=r"(?:starting\s+|beginning\s+)?from",
    from_on_pattern=r"on(?=\s{0,2}(?:[,.;:)]|\Z))",
    measures_pattern=(
        rf"{_COUNT}\s+{_UNIT}(?<!the\syears)(?<!the\sdecades)"
        r"|shortly|soon|immediately|just|right|long|well"
    ),
    denies_pattern=r"not|never|(?:before|after|since|until|till)\s+(?:or|and)",
    unit_pattern=_UNIT,
    openers_after_units=("starting", "beginning"),
    week_of_pattern=r"week\s+of",
    week_from_pattern=r"week\s+(?:beginning|starting|commencing)(?:\s+on)?",
    week_to_pattern=r"week\s+(?:ending|ended)(?:\s+on)?",
    whole_date_pattern=r"[0-9](?:st|nd|rd|th|['’]?s)\b|\bof\b",
    question_openers={
        "after": ("after", "later than", "following", "past"),
        "since": (
            *("since", "from", "as of", "as from", "starting", "starting in", "starting from"),
            *("beginning in", "beginning from", "not earlier than", "no earlier than"),
        ),
        "before": ("before", "earlier than", "prior to", "preceding"),
        "until": (
            *("until", "till", "by", "up to", "through", "to", "not later than", "no later than"),
        ),
        "within": (
            *("in", "on", "during", "within", "throughout", "for", "of", "over", "at", "inside"),
            *("between", "in the course of", "as early as", "as late as"),
        ),
    },
    question_to_now_pattern=r"(?:to|until|till|and)\s+(?:now|present|the\s+present)",
    period_of_pattern=r"(?:in|during|over|for)\s+the\s+period",
    range_openers_pattern="from|between|since",
    between=word_set("between"),
    and_words=word_set("and"),
    to_words_pattern="to|until|till|through",
    joiners=word_set("and or to"),
    backwards_range_pattern="from|between",
)
