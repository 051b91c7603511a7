"""Which language a text is in: by its letters, and those of one alphabet by their usual words."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

_LETTERS = re.compile(r"[^\W\d_]+")
_SCRIPTS: Final = {
    "ru": re.compile(r"[\u0400-\u052f]+"),
    "ar": re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]+"),
    "he": re.compile(r"[\u0590-\u05ff]+"),
    "zh": re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+"),
    "ko": re.compile(r"[\uac00-\ud7af]+"),
}
_KANA = re.compile(r"[\u3040-\u30ff]")
_PERSIAN, _ARABIC = re.compile("[پچژگیک]"), re.compile("[ةىيكأإ]")
_USUAL: Final = {
    "en": "the of and to in is was for that with by on are as from has its at be",
    "fr": "le la les des du et est une dans que qui pour par sur au aux avec ce",
    "es": "el la los las del y es una en que por para con su se al lo como",
}
_USUAL_WORDS: Final = {code: frozenset(usual.split()) for code, usual in _USUAL.items()}
_ALSO_USUAL: Final = {
    "en": "who what when where which how many much did does were been his her he she they this not",
    "fr": "il elle ils elles ont sont été être cette ces son sa ses ne pas plus leur où quand quel"
    " quelle combien à depuis entre sous",
    "es": "fue fueron ha han está este esta estos sus más no cuándo dónde quién cuánto cuántos qué"
    " desde entre sobre",
}
_ALL_USUAL: Final = {
    code: (own | frozenset(_ALSO_USUAL[code].split())) for code, own in _USUAL_WORDS.items()
}
_LEAST_WORDS, _SHARE, _MORE = 20, 0.12, 1.5
"""Words of a text that can be told; the share of usual ones; times as many as of any other."""


def detect_language(text: str) -> str:
    """The language of most letters, as its code; "en" for all Latin ones, and without letters."""
    letters = sum(map(len, _LETTERS.findall(text)))
    for language, pattern in _SCRIPTS.items():
        found = pattern.findall(text)
        if found and 2 * sum(map(len, found)) > letters:
            return _of_script(language, text)
    return "en"


def document_language(text: str) -> str:
    """The same for longer texts, where "fr" and "es" are told from "en" by their usual words."""
    language = detect_language(text)
    return _of_latin(text) if language == "en" else language


def sentence_language(text: str) -> str:
    """The same for a sentence: "fr" or "es" where it has usual words of them, and none of English
    alone."""
    language = detect_language(text)
    if language != "en":
        return language
    words = [word.lower() for word in _LETTERS.findall(text)]
    french, spanish, english = (
        sum(word in _ALL_USUAL[code] for word in words) for code in ("fr", "es", "en")
    )
    opens = bool(words) and words[0] in _ALL_USUAL["en"] and words[0] not in _ALL_USUAL["fr"]
    if opens or max(french, spanish) < 2 or english >= max(french, spanish):
        return "en"
    return "es" if spanish > french else "fr"


def may_be_in(text: str, language: str) -> bool:
    """Whether a few words of the Latin alphabet may be in a language: as many of its usual words
    are among them as of English."""
    words = [word.lower() for word in _LETTERS.findall(text)]
    own, english = (sum(word in _USUAL_WORDS[code] for word in words) for code in (language, "en"))
    return own >= english


def _of_script(language: str, text: str) -> str:
    if language == "ar" and len(_PERSIAN.findall(text)) > len(_ARABIC.findall(text)):
        return "fa"
    return "ja" if language == "zh" and _KANA.search(text) else language


def _of_latin(text: str) -> str:
    words = Counter(word.lower() for word in _LETTERS.findall(text))
    if words.total() < _LEAST_WORDS:
        return "en"
    counted = {code: sum(words[word] for word in usual) for code, usual in _USUAL_WORDS.items()}
    best, second = sorted(counted, key=lambda code: -counted[code])[:2]
    sure = counted[best] >= max(_SHARE * words.total(), _MORE * counted[second])
    return best if sure else "en"
