"""Whether a page's text layer agrees with what the page shows, judged by the text alone.

Fonts without a correct map to characters give invalid characters or wrong letters. Four measures,
each far from the values of any page of Latin or Cyrillic print:

* characters that are not text (replacement, private use, unassigned): 0.2 of all, or more.
  Bullets from symbol fonts are a few in a hundred.
* letters of the Latin-1 supplement ("Ïðèâåò"): 0.5 of all letters. Of those in French,
  Icelandic and Vietnamese text they are 0.04 to 0.25.
* of words of four letters or more: the share of vowels among their letters is 0.35 to 0.5 in
  natural languages; outside 0.2 to 0.68 the letters are not those on the page. Words that mix
  both alphabets or have no vowel: 0.35 of all.
* of the same words: the share of the alphabet's thirteen most usual letters is 0.6 to 0.85 in
  languages written with it (English, German, French, Polish, Turkic ones; Russian, Ukrainian,
  Kazakh, Kyrgyz, Uzbek, Tajik), about 0.4 where letters are exchanged at random; below 0.47.

An exchange of letters that keeps both shares is not noticed. Numbers, formulae and short words do
not count, and other alphabets are not judged.
"""

from __future__ import annotations

import re
import unicodedata

_SIGNS, _LETTERS, _WORDS = 12, 160, 30
"""With fewer it cannot be judged."""
_BAD, _SUPPLEMENT, _IMPLAUSIBLE = 0.2, 0.5, 0.35
_FEW_VOWELS, _MANY_VOWELS, _FEW_USUAL = 0.2, 0.68, 0.47
_KNOWN = 0.8
"""Share of letters that must be Latin or Cyrillic for words to be judged."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_USUAL = frozenset("etaoinsrhldcuоаеинтслрвкмд")
_VOWELS = frozenset("aeiouyæøœıəаеёиоуыэюяіїєўәөүұѣѵ")


def why_garbled(text: str) -> str | None:
    """What is wrong with the text, as a message; None where it reads as text."""
    signs = [sign for sign in text if not sign.isspace()]
    bad = sum(_is_no_text(sign) for sign in signs)
    if len(signs) >= _SIGNS and bad >= _BAD * len(signs):
        return f"{bad} of the {len(signs)} characters of its text layer are no text"
    letters = [sign for sign in signs if sign.isalpha()]
    if len(letters) < _LETTERS:
        return None
    if sum("\xc0" <= sign <= "\xff" for sign in letters) >= _SUPPLEMENT * len(letters):
        return "the letters of its text layer are of a wrong encoding"
    if sum(_is_known(sign) for sign in letters) < _KNOWN * len(letters):
        return None
    return _why_no_words(_WORD.findall(text.casefold()))


def _why_no_words(words: list[str]) -> str | None:
    letters = [unicodedata.normalize("NFD", sign)[0] for word in words for sign in word]
    if len(words) < _WORDS or len(letters) < _LETTERS:
        return None
    vowels = sum(letter in _VOWELS for letter in letters) / len(letters)
    usual = sum(letter in _USUAL for letter in letters) / len(letters)
    odd = sum(_is_implausible(word) for word in words)
    natural = usual >= _FEW_USUAL and _FEW_VOWELS <= vowels <= _MANY_VOWELS
    if not natural or odd >= _IMPLAUSIBLE * len(words):
        return "the letters of its text layer make no words"
    return None


def _is_no_text(sign: str) -> bool:
    return sign == "\ufffd" or unicodedata.category(sign) in ("Co", "Cn", "Cc", "Cs")


def _is_known(sign: str) -> bool:
    return sign < "\u0250" or "\u0400" <= sign <= "\u052f" or "\u1e00" <= sign <= "\u1eff"


def _is_implausible(word: str) -> bool:
    latin = any(sign < "\u0250" for sign in word)
    cyrillic = any("\u0400" <= sign <= "\u052f" for sign in word)
    bare = (unicodedata.normalize("NFD", sign)[0] for sign in word)
    return (latin and cyrillic) or not any(sign in _VOWELS for sign in bare)
