"""Text → the explicit dates in it, each with its exact span and the days it names.

Where things are:

* ``english/``, ``russian/``, ``french/``, ``spanish/``, ``arabic/``: the words of each language, in
  five modules of the same names (another language is one more such folder, named in
  ``words/languages``); ``language_tables`` says what each module gives. Chinese is written without
  spaces, and has a grammar of its own: ``chinese_dates``.
* ``words/``: the tables folded (every form takes all languages, whose words hardly overlap), and
  the pieces that patterns are put together from.
* ``grammar/``: ``forms`` how one date is written, ``subdivisions`` a part of a year, ``chains`` how
  several dates share a month or a year ("10-11 March 2021").
* ``years/``: whether four digits on their own are a year.
* ``calendar``: what days that makes; ``open_ends`` what leaves days open on one side;
  ``relative_phrases`` and ``reference_dates`` what depends on the day of the text or of the
  question; ``question_period`` what a question asks for; ``impossible_dates`` what is written as a
  date and is none.

Choices, where language leaves one:

* An enumeration gives one mention for each part ("11-12 and 18 November 2021" gives 11 to 12 and
  18 November), so that no day between is claimed; "between … and …" is one range.
* "early", "beginning" mean the first half of a year, month or decade, "late", "end" the second,
  "mid" the two middle quarters: wide enough to hold whatever an author may have meant.
* Seasons are those of the northern hemisphere, in whole months; winter of one year is its
  January to December, since both ends of it are winter.
* In 05/04/2021 the day comes first; where the second number is over 12, the month does.
* A fiscal year is the calendar year it is named by ("FY2021"). One named by two ("FY 2020/21"),
  a school year or a season ("2003/04") is twelve months of the two: any that may be meant, 1 April
  of the first to 30 September of the second. "2003-04" alone is two calendar years.
* "The '90s", "90-е годы" are those of the last century; from the '20s back it is not clear, so
  these are dated only where a century is named or another decade comes before them.
* "Since", "until", "before" and "after" leave the days open on one side ("since 2014", "до 1944
  года"), unless they only measure from them ("shortly after May 2020").
* Without a year nothing is dated, unless the day a text was written on is known: then the nearest
  such day before it, or after it where the words look ahead ("will", "by": ``reference_dates``).
* French, Spanish and Arabic dates are read in their commonest forms, relative ones only as far as
  "il y a deux ans", "hace dos años", "العام الماضي"; Chinese ones with a year. Months that are
  names or words of another language ("Mars 2020", "Mayo") need a small letter without a day.
* A Russian span holds the word for year too ("10–11 марта 2021 года"), with the stop of "г.".
"""

from __future__ import annotations

from datetime import date

from sourceline.dates.expressions import Expression
from sourceline.dates.grammar.chains import find_expressions
from sourceline.dates.open_ends import opened
from sourceline.dates.reference_dates import resolve
from sourceline.records import DateMention

__all__ = ["Expression", "find_dates", "find_expressions", "resolve"]


def find_dates(text: str, reference: date | None = None) -> tuple[DateMention, ...]:
    """Every explicit date or range with a year, in order, never overlapping.

    A span holds the expression alone, no punctuation after it; a preposition only where it
    leaves the days open on one side ("since 2014", see ``open_ends``), whose interval has None
    there. Numbers that only look like years, and years inside proper names, are left out.

    With a ``reference``, the day a text was written on, also dates without a year and words
    like "yesterday" or "last year"; these mentions say that they are ``by_reference``.
    """
    explicit: list[DateMention] = []
    for found in find_expressions(text):
        span, interval = found.span, found.interval
        if not found.is_range:
            floor = explicit[-1].span.end if explicit else 0
            span, interval = opened(text, span, interval, floor)
        explicit.append(DateMention(span, interval))
    if reference is None:
        return tuple(explicit)
    taken = [mention.span for mention in explicit]
    return tuple(sorted([*explicit, *resolve(text, reference, taken)], key=lambda m: m.span))
