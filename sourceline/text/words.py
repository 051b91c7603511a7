"""What counts as one word, for BM25, for marked terms and for coverage alike."""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

from sourceline.records import Span
from sourceline.text.arabic_words import arabic_stem

_IDEOGRAPHS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
"""Accents, and the vowel signs of Hebrew and Arabic, written apart from their letters."""
_WORD = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"  # 100,000
    r"|\d+(?:\.\d+)+"  # 1.5, 10.03.2021
    r"|(?:[^\W\d_]\.){2,}"  # U.S., e.g.
    rf"|[{_IDEOGRAPHS}]"  # Chinese and Japanese do not part words
    rf"|(?:[^\W_{_IDEOGRAPHS}]|[{_MARKS}])+(?:['’][^\W_{_IDEOGRAPHS}]+)*"  # Prosecutor's, i2
)
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")
_STRESS = re.compile("[\u0300\u0301]")
_stemmers = threading.local()

# Closed classes only: words that say what kind of thing is asked, not what it is about.
_ENGLISH = """
    a an the this that these those there here it its i you he she we they me him her them my your
    his our their who whom whose what which when where why how is are was were be been being am do
    does did done doing have has had having will would shall should can could may might must of in
    on at by for from to with about into onto over under between through during and or but nor not
    if then than as so such any some each every both all no tell show find give please
"""
_RUSSIAN = """
    и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по её ее мне было
    вот от меня о из ему когда даже ну ли если или ни быть был него до вас опять уж вам ведь там
    себя ей может они тут где есть для мы их чем была сам без чего тоже кто этот того какой какая
    какие какое каком каких этом один почти мой чтобы были куда зачем сколько почему который
    которая которые об при это эта эти том
"""
_ARABIC_WORDS = """
    من في على إلى الى عن مع ما ماذا متى أين اين كيف كم هل هو هي هم هذا هذه ذلك تلك الذي التي الذين
    أن ان أو او ثم لم لن لا كان كانت منذ قد أي اي لماذا هناك
"""
# Only those that are no words or names of English texts.
_FRENCH = """
    quel quelle quels quelles quand combien pourquoi où ont été était étaient cette leurs avec nous
    vous elles
"""
_SPANISH = """
    qué quién quiénes cuál cuáles cuándo dónde cómo cuánto cuánta cuántos cuántas fueron hubo están
"""
FUNCTION_WORDS = frozenset(f"{_ENGLISH} {_RUSSIAN} {_ARABIC_WORDS} {_FRENCH} {_SPANISH}".split())


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The form under which spellings of one word meet: case, accents and endings removed.

    A name in capitals that would else be taken for a function word (IT, WHO) keeps them.
    """
    folded = word.casefold().replace("’", "'")
    if len(word) > 1 and word.isupper() and folded in FUNCTION_WORDS:
        return word
    if folded[0].isdigit():
        return _in_our_digits(folded).replace(",", "")
    folded = folded.replace(".", "")
    if _CYRILLIC.search(folded):
        # Composed first: the short й, taken apart, must not lose its breve. Stress marks are
        # for learners and dictionaries, and ё is written as е by many.
        plain = _STRESS.sub("", unicodedata.normalize("NFC", folded)).replace("ё", "е")
        return str(_stemmer("russian").stemWord(plain))
    if _ARABIC.search(folded):
        return arabic_stem(folded)
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded)
        bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
        folded = bare or folded  # a lone accent stays
    return str(_stemmer("english").stemWord(folded))


def words(text: str) -> list[tuple[Span, str]]:
    """Every word of a text as its span and its stem, in order."""
    return [(Span(*found.span()), stem(found.group())) for found in _WORD.finditer(text)]


def stems(text: str) -> list[str]:
    return [stem(found.group()) for found in _WORD.finditer(text)]


def content_stems(text: str) -> list[str]:
    """The stems a question is searched by: without function words, unless there are no others."""
    # In a question typed all in capitals they say nothing.
    plain = text.lower() if text.isupper() else text
    found = [match.group() for match in _WORD.finditer(plain)]
    content = [
        word for word in found if word.casefold() not in FUNCTION_WORDS or stem(word).isupper()
    ]
    return [stem(word) for word in content or found]


def _in_our_digits(number: str) -> str:
    """ "٢٠١٩" as "2019"."""
    if number.isascii():
        return number
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in number)


def _stemmer(language: str) -> Stemmer.Stemmer:
    # A PyStemmer object must not be used by two threads at once.
    if not hasattr(_stemmers, language):
        setattr(_stemmers, language, Stemmer.Stemmer(language))
    return getattr(_stemmers, language)
