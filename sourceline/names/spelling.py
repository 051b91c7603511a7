"""Keys under which spellings of one name meet, across romanisations and the two alphabets.

No transliteration table gives them: systems (ISO 9, BGN/PCGN, passports, French, habit) disagree,
and a corpus mixes them. So both alphabets are folded onto the same coarse letters: ``spelling_key``
merges what systems write differently (Yevdokimova and Evdokimova, Aleksandr and Alexander,
Mukhammed and Muhammad), ``sound_key`` keeps only consonants, by class, for names that were carried
over by ear (Мэннинг and Manning). Keys find; ``alike`` decides.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

LEAST_LETTERS: Final = 4
_ALIKE: Final = 0.7
_ALIKE_BY_EAR: Final = 0.72

_LATIN_OF: Final = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрст", "abvgdeziiklmnoprst", strict=True)),
        **dict(zip("уфыэіғқңөүұһәҷҳ", "ufieigknouuhajh", strict=True)),
        "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "",
        "ь": "", "ю": "iu", "я": "ia", "є": "e", "ґ": "g", "ђ": "dj", "ј": "i",
        "љ": "l", "њ": "n", "ћ": "ch", "џ": "dzh",
        "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "e", "œ": "e", "ə": "a",
        "ß": "ss",
    }
)  # fmt: skip
_CYRILLIC: Final = re.compile(r"[Ѐ-ӿ]")
_SIGNS: Final = re.compile(r"[-–’'ʼʻ`´.]")
_FOLDS: Final = tuple(
    (re.compile(pattern), fold)
    for pattern, fold in (
        (r"shch|sch|sh|sz", "S"),
        (r"tch|tsch|ch|cz", "C"),
        (r"dzh|dj|zh|j", "J"),
        (r"ts|tz|cs", "c"),
        (r"kh|h", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ck|q", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c(?![eiy])", "k"),
        (r"x", "ks"),
        (r"(?<=[bdfgklmnprstv])[iy]o(?=v|dr?o|tr)", "e"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"ee|y", "i"),
        (r"^ie|(?<=[aeou])ie", "e"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[^aeiou])er$", "r"),
    )
)
_VOWELS: Final = str.maketrans("eu", "ao")
_CLASS_OF: Final = str.maketrans("wfzhqSCJcj", "vvsgkxxxsx", "aeiouy")
_CASES: Final = re.compile(
    r"(?:ого|его|ому|ему|ыми|ими|ами|ями|ской|ском|ской|ий|ый|ой|ей|ая|яя|ую|юю|ом|ем|ым|им|ых|их"
    r"|ам|ям|ах|ях|ов|ою|ею|а|я|у|ю|ы|и|е|о)$"
)


def is_cyrillic(word: str) -> bool:
    return _CYRILLIC.search(word) is not None


@lru_cache(maxsize=1 << 16)
def romanised(word: str) -> str:
    """Lower-case Latin letters without accents, signs and what else systems differ in."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()
    plain = _SIGNS.sub("", plain).translate(_LATIN_OF)
    for pattern, fold in _FOLDS:
        plain = pattern.sub(fold, plain)
    return plain


def spelling_key(word: str) -> str:
    """Equal for spellings of one name in any of the usual romanisations, and in Cyrillic."""
    return romanised(word).translate(_VOWELS)


def sound_key(word: str) -> str:
    """The consonants by class, and whether a vowel comes first: equal for names written by ear."""
    plain = romanised(word)
    consonants = re.sub(r"(.)\1+", r"\1", plain.translate(_CLASS_OF))
    return f"a{consonants}" if plain[:1] in tuple("aeiou") else consonants


def case_forms(word: str) -> frozenset[str]:
    """The word, and a Cyrillic one without its case ending too: Тургумбаевым is Тургумбаев."""
    if not is_cyrillic(word):
        return frozenset([word])
    bare = _CASES.sub("", word)
    return frozenset([word, bare]) if len(bare) >= LEAST_LETTERS - 1 else frozenset([word])


def alike(one: str, other: str) -> bool:
    """Whether two words of one key are near enough to be spellings of one name.

    Across the alphabets more must agree: there the key may be that of the sound alone.
    """
    crossing = is_cyrillic(one) != is_cyrillic(other)
    return similarity(one, other) >= (_ALIKE_BY_EAR if crossing else _ALIKE)


def similarity(one: str, other: str) -> float:
    """The share of letters, romanised, that two words have in common and in order: 0 to 1."""
    return max(
        SequenceMatcher(None, romanised(first), romanised(second), autojunk=False).ratio()
        for first in case_forms(one)
        for second in case_forms(other)
    )
