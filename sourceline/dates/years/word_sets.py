"""The words around four digits that tell a year from a number, those of all languages."""

from __future__ import annotations

import re
from typing import Final

from sourceline.dates.words.languages import YEARS, any_pattern, any_words

DATING: Final = any_words(words.dating for words in YEARS)
PREPOSITIONS: Final = any_words(words.prepositions for words in YEARS)
ABBREVIATED: Final = any_words(words.abbreviated for words in YEARS)
DETERMINERS: Final = any_words(words.determiners for words in YEARS)
LARGE_NUMBER: Final = any_words(words.large_number for words in YEARS)
ROUGH: Final = any_words(words.rough for words in YEARS)
NOT_QUANTITY: Final = any_words(words.not_quantity for words in YEARS)
MEASURES: Final = any_words(words.measures for words in YEARS)
NUMBERED: Final = any_words(words.numbered for words in YEARS)
NUMBERED_AFTER: Final = any_words(words.numbered_after for words in YEARS)
UNITS: Final = any_words(words.units for words in YEARS)
OF: Final = any_words(words.of_words for words in YEARS)
STREETS: Final = any_words(words.streets for words in YEARS)
OF_A_TIME: Final = any_words(words.of_a_time for words in YEARS)
PARTICIPLE: Final = re.compile(any_pattern(words.participle_pattern for words in YEARS))
NO_COUNT_BEFORE: Final = any_words(words.no_count_before for words in YEARS)
NAME_TO_YEAR: Final = any_words(words.name_to_year for words in YEARS)
PLAN_TO_YEARS: Final = any_words(words.plan_to_years for words in YEARS)
INSTRUMENTS: Final = any_words(words.instruments for words in YEARS)
INSTRUMENT: Final = re.compile(any_pattern(words.instrument_pattern for words in YEARS))
NAME_LINKS: Final = any_words(words.name_links for words in YEARS)
VERBS_IN_S: Final = any_words(words.verbs_in_s for words in YEARS)
FINITE_VERB: Final = re.compile(any_pattern(words.finite_verb_pattern for words in YEARS))
NOT_FINITE: Final = any_words(words.not_finite for words in YEARS)
COLUMN: Final = any_words(words.column for words in YEARS)
