"""Whether a stop ends its sentence, where the language itself decides.

Each rule looks at one stop and says True (ends), False (goes on) or None (does not know); the
first that knows decides. Where none does, the statistical splitter is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from sourceline.text.abbreviations import (
    AFTER_TIME,
    BEFORE_NAME,
    BEFORE_NUMBER,
    NEVER_LAST,
    OFTEN_LAST,
    OPENERS,
    SELDOM_LAST,
    SPEECH,
)

_ABBREVIATIONS = SELDOM_LAST | OFTEN_LAST
_OPENING = "\"'“‘«„‹([{*_¿¡"
_WHOLE_STOPS = frozenset("。！？｡؟۔")
_FROM_RIGHT = re.compile(r"[\u0590-\u05ff\u0620-\u064a\u066e-\u06d3]")
_SYMBOLS = frozenset("=<>≤≥≈+×")
_WORD_START = re.compile(r"[\s\-–—/()\[\]{}\"'“”‘’«»„]")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INITIALS = re.compile(r"[^\W\d_](?:\.-?[^\W\d_]){0,4}")
_NAMED_INITIAL = re.compile(r"[A-ZА-ЯЁ][^\W\d_]*(?:\.[^\W\d_])+")
_TIME = re.compile(r"[ap]\.m", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLC]+(?![^\W_])")
_MARKER = re.compile(
    r"[•▪◦‣⁃*–—-]?\s*\(?(?:\d{1,3}(?:\.\d{1,3})*|[^\W\d_]|[ivxIVX]{2,5})\)?"
    r"|.*[:;]\s+\(?\d{1,2}\)?",
    re.DOTALL,
)
_DASH_ON = re.compile(r"(?:--?|–|—)\s*[^\W\d_A-ZА-ЯЁ]")
_SPEAKER = re.compile(rf"(?:[A-ZА-ЯЁ][\w.'’-]*\s+){{1,3}}(?:{'|'.join(sorted(SPEECH))})\b")
_SOLID_WORD = re.compile(r"[^\W\d_]{2,}|\d[\d,]{2,}|[^.@/\\:]*[)\]»”]")
_ASIDE = re.compile(r"\([^()]*\)[,;:]?\s+[^\W\d_A-ZА-ЯЁ]")
_QUOTE_CLOSES = re.compile(
    r"(?:[^\s\"“”«»„.!?…]+\s+)?[^\s\"“”«»„.!?…]*[^\s\"“”«»„.,!?…](?:[”»]|\"(?=\W|\Z))"
)
_PLAIN_NAME = re.compile(r"[A-Z][a-z]+(?!\w)")
_SOLID_NEXT = re.compile(r"[A-ZА-ЯЁ][^\W\d_]*[’']?[^\W\d_]*[,;:]?(?=\s|\Z)")


@dataclass(frozen=True)
class Stop:
    """One run of final punctuation with the text around it, within one hard bound.

    ``before`` is the sentence so far, or its last characters; ``has_note`` is true where the mark
    of a footnote is glued to the stop, ``glued`` where no white space follows; ``after`` begins
    at the next character that is not white space.
    """

    before: str
    sign: str
    closers: str
    has_note: bool
    glued: bool
    after: str

    @property
    def is_period(self) -> bool:
        return self.sign == "."

    @cached_property
    def chunk(self) -> str:
        """The characters before the stop, back to white space ("Mr . Smith" is as "Mr. Smith")."""
        words = self.before.split()
        return words[-1] if words else ""

    @cached_property
    def word(self) -> str:
        """The word before the stop, with stops inside it ("e.g")."""
        return _WORD_START.split(self.chunk)[-1]

    @property
    def word_before(self) -> str:
        words = self.before.split()
        return words[-2] if len(words) > 1 else ""

    @cached_property
    def next_text(self) -> str:
        return self.after.lstrip(_OPENING)

    @cached_property
    def next_is_capital(self) -> bool:
        return self.next_text[:1].isupper()

    @property
    def next_is_number(self) -> bool:
        return self.next_text[:1].isdigit()

    @cached_property
    def opener_follows(self) -> bool:
        """The next word opens a sentence and is neither an initial nor a short name in a list."""
        found = _FIRST_WORD.match(self.next_text)
        if not found or not self.next_is_capital:
            return False
        word, sign = found.group().casefold(), self.next_text[found.end() : found.end() + 1]
        if word not in OPENERS or sign == ".":
            return False
        return len(word) > 3 or sign != ","


def _last(stop: Stop) -> bool | None:
    return True if not stop.after else None


def _whole_stop(stop: Stop) -> bool | None:
    """Stops of Chinese, Japanese, Arabic and Urdu, that end nothing but sentences."""
    speech_goes_on = stop.glued and stop.closers[:1] in tuple("”’」』")
    return True if stop.sign[-1] in _WHOLE_STOPS and not speech_goes_on else None


def _glued(stop: Stop) -> bool | None:
    """ "end.Next": a whole word on both sides, so no file name, address, number or acronym."""
    if not stop.glued:
        return None
    chunk = stop.chunk.lstrip(_OPENING) + stop.closers
    if (
        stop.before[-1:].isspace()
        or not _SOLID_WORD.fullmatch(chunk)
        or not _SOLID_NEXT.match(stop.next_text)
    ):
        return False
    if stop.word.casefold() in SELDOM_LAST:
        return False
    solid = chunk == chunk.lower() if chunk.isascii() else len(chunk) > 3
    return solid or stop.opener_follows


def _punctuation_follows(stop: Stop) -> bool | None:
    if stop.after[0] in ",;:)]}%»”’" or _DASH_ON.match(stop.after):
        return False
    return False if _ASIDE.match(stop.after) else None


def _quotation_closes(stop: Stop) -> bool | None:
    """'Operation "Substitute. Phase 3" was': no sentence begins with the end of a quoted name."""
    if stop.closers or stop.opener_follows or not _QUOTE_CLOSES.match(stop.after):
        return None
    return False


def _list_marker(stop: Stop) -> bool | None:
    """ "1. The first item": the number alone is no sentence."""
    return False if _MARKER.fullmatch(stop.before.strip()) else None


def _other_script(stop: Stop) -> bool | None:
    """A full stop after or before an Arabic or Hebrew word.

    Those scripts have no capitals; the only words with a stop inside a sentence are of one letter
    or two ("د. كمال", "ص. 12").
    """
    follows = _FROM_RIGHT.match(stop.next_text)
    if not follows and not _FROM_RIGHT.search(stop.word):
        return None
    if stop.glued or (stop.is_period and len(stop.word) < 3 and stop.word.isalpha()):
        return False
    return True if follows or not stop.is_period else None


def _small_letter_follows(stop: Stop) -> bool | None:
    if not stop.next_text[:1].islower() or not stop.after[0].islower():
        return None
    if not stop.is_period:
        return False
    known = stop.word.casefold() in _ABBREVIATIONS
    return False if known or _INITIALS.fullmatch(stop.word) else None


def _speaker_follows(stop: Stop) -> bool | None:
    """ "Who pays?" Walters asked."""
    if stop.closers and stop.sign[-1] in "!?" and _SPEAKER.match(stop.after):
        return False
    return None


def _never_last(stop: Stop) -> bool | None:
    return False if stop.is_period and stop.word.casefold() in NEVER_LAST else None


def _name_follows(stop: Stop) -> bool | None:
    """ "Mr. Smith", "Gen. The"; but "30 ft. Smith" and "our rep. The"."""
    if not stop.is_period or stop.word.casefold() not in BEFORE_NAME:
        return None
    measured = stop.word_before[-1:].isdigit()
    no_title = not stop.word.istitle() and (stop.opener_follows or measured)
    return None if no_title else False


def _footnote(stop: Stop) -> bool | None:
    """ "It was done.[1] The next" and "(type 2).10 The next"."""
    return True if stop.has_note and stop.next_is_capital else None


def _number_follows(stop: Stop) -> bool | None:
    word = stop.word
    if not stop.is_period:
        return None
    if stop.next_is_number:
        return False if word.casefold() in BEFORE_NUMBER or _ROMAN.fullmatch(word) else None
    roman = _ROMAN.match(stop.next_text)
    if roman is None or (roman.group() == "I" and word.islower()):  # "He said no. I went"
        return None
    return False if word.casefold() in BEFORE_NUMBER else None


def _time_of_day(stop: Stop) -> bool | None:
    if not stop.is_period or not _TIME.fullmatch(stop.word):
        return None
    if len(stop.before.split()) <= 3:  # "At 5 a.m.": a time alone is no sentence
        return False
    found = _FIRST_WORD.match(stop.next_text)
    return stop.next_is_capital and not (found and found.group().casefold() in AFTER_TIME)


def _initials(stop: Stop) -> bool | None:
    """ "Turgumbayev E.Z. met", "U.S. Embassy"; but "U.S. The" and "vitamin C. Researchers"."""
    word = stop.word
    whole = _INITIALS.fullmatch(word) and word.upper() == word
    if not stop.is_period or not (whole or _NAMED_INITIAL.fullmatch(word)):
        return None
    if stop.opener_follows:
        return True
    before = stop.word_before
    if len(word) == 1 and before.islower() and before.casefold() not in OPENERS:
        return None
    return False


def _abbreviation(stop: Stop) -> bool | None:
    word = stop.word.casefold()
    if not stop.is_period or word not in _ABBREVIATIONS:
        return None
    if stop.opener_follows:
        return True
    if word not in OFTEN_LAST and word.isascii() and stop.word.islower() and len(word) > 1:
        # "no", "art" and "app" are words too, but not in "accession no. KF906251".
        return True if _PLAIN_NAME.match(stop.next_text) else None
    return False if stop.after[0] == "(" else None


def _plain_word(stop: Stop) -> bool | None:
    """Before a capital, a long word in small letters ends it, or a unit ("5 km"), or a variable.

    Before an opener any word does. A model trained on one kind of text takes some common words
    for abbreviations.
    """
    word = stop.word
    if not stop.is_period or not word.isalpha() or not stop.next_is_capital:
        return None
    measured = stop.word_before[-1:].isdigit() or stop.word_before[-1:] in _SYMBOLS
    ends = word.isascii() and word.islower() and (len(word) > 3 or measured)
    return True if ends or stop.opener_follows else None


RULES: tuple[Callable[[Stop], bool | None], ...] = (
    _last,
    _whole_stop,
    _glued,
    _punctuation_follows,
    _quotation_closes,
    _list_marker,
    _other_script,
    _small_letter_follows,
    _speaker_follows,
    _never_last,
    _name_follows,
    _footnote,
    _number_follows,
    _time_of_day,
    _initials,
    _abbreviation,
    _plain_word,
)


def ends_sentence(stop: Stop) -> bool | None:
    """True, False, or None where the rules do not know."""
    for rule in RULES:
        verdict = rule(stop)
        if verdict is not None:
            return verdict
    return None
