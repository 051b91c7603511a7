"""The words for posts, English and Russian: which of them name one post, and what changes it."""

from __future__ import annotations

import re
from typing import Final

from retriever.query.question_type import any_of
from sourceline.text.words import stem

RANKS: Final = any_of(
    r"""deputy vice acting assistant associate honorary interim former ex
    заместител\w* замглавы исполняющ\w+\s+обязанности и\.\s?о\. вице бывш\w+"""
)
_FREE: Final = frozenset(["acting", "interim", "исполняющ", "и.о", "honorary"])
"""One who acts as director is an answer to "who is the director"."""
_CASE: Final = r"(?:а|у|ом|е|ы|ов|ам|ами|ах|и|ей|ю|я|ем|ём|ь|ям|ями|ях)?"
"""Endings of nouns: консул, but not консультация."""
_POSTS: Final = any_of(
    r"""heads? chiefs? directors? leaders? managers? ministers? ambassadors? presidents? chair
    chair(?:man|woman|person) secretar(?:y|ies) coordinators? co-ordinators? representatives?
    commanders? commissioners? rapporteurs? governors? mayors? rectors? deans? principals? provosts?
    chancellors? speakers? treasurers? prosecutors? judges? lawyers? attorneys? counsels?
    counsell?ors? attach[eé]s? consuls? advisers? advisors? officers? consultants? experts?
    specialists? trainers? instructors? professors? lecturers? doctors? surgeons? nurses? matrons?
    physicians? midwi(?:fe|ves) pharmacists? inspectors? superintendents? investigators? detectives?
    auditors? accountants? clerks? assistants? editors? spokes(?:man|woman|person) senators?
    members? founders? owners? partners? engineers? architects? scientists? researchers? analysts?
    economists? teachers? headteachers? headmasters? headmistress wardens? skippers? masters?
    supervisors? administrators? registrars? archivists? librarians? curators? trustees?
    executives? CEO CFO CTO COO ombuds(?:man|woman|person) fellows? interns? volunteers?
    translators?
    interpreters? handlers? planners? developers? designers? technicians? \w{4,}ologists?
    \w{3,}icians? lead focal\s+points? envoys? delegates? observers? regulators? bursars? wardens?
    deput(?:y|ies) premier chairs controllers? comptrollers? agents? liaisons? desk\s+officers?
    директор~ руководител~ начальник~ глав[аыеуой]{1,2} министр~ пос(?:ол|ла|лу|лом)
    председател~ секретар~ координатор~ менеджер~ представител~ командир~ советник~
    консультант~ эксперт~ специалист~ тренер~ инструктор~ профессор~ врач~ судь~
    прокурор~ адвокат~ консул~ инспектор~ следовател~ аудитор~ бухгалтер~ редактор~
    мэр~ губернатор~ депутат~ член~ лидер~ основател~ инженер~ аналитик~
    учител~ декан~ ректор~ помощник~ сотрудник~ референт~ хирург~ президент~
    уполномоченн\w+ заведующ\w+ управляющ\w+ заместител~ замглавы пресс-секретар~""".replace(
        "~", _CASE
    )
)
POST: Final = re.compile(rf"(?<![\w-]){_POSTS}(?![\w-])", re.IGNORECASE)
RANK: Final = re.compile(rf"(?<![\w-]){RANKS}(?![\w])", re.IGNORECASE)
_SAME: Final = (
    ("head", r"heads?|chiefs?|leaders?|lead|руководител\w+|начальник\w*|глав[аыеуой]{1,2}"),
    ("director", r"directors?|директор\w*"),
    ("manager", r"managers?|менеджер\w*|управляющ\w+|заведующ\w+"),
    ("chair", r"chairs?|chair(?:man|woman|person)|председател\w+"),
    ("minister", r"ministers?|министр\w*"),
    ("ambassador", r"ambassadors?|пос(?:ол|ла|лу|лом)"),
    ("president", r"presidents?|президент\w*"),
    ("coordinator", r"co-?ordinators?|координатор\w*"),
    ("representative", r"representatives?|представител\w+"),
    ("secretary", r"secretar(?:y|ies)|секретар\w+"),
    ("adviser", r"advis[eo]rs?|советник\w*"),
    ("deputy", r"deput(?:y|ies)|vice|заместител\w*|замглавы|вице"),
    ("spokesperson", r"spokes\w+|пресс-секретар\w+"),
    ("mayor", r"mayors?|мэр\w{0,2}"),
    ("officer", r"(?:desk\s+)?officers?|сотрудник\w*"),
)
_CLASSES: Final = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _SAME)
_NEAR: Final = frozenset([("head", "director"), ("director", "head")])
"""A director heads; who is asked to be the head may well be called so."""


def post_class(word: str) -> str:
    """The same for all words that name one post, of either language."""
    for name, words in _CLASSES:
        if words.fullmatch(word):
            return name
    return stem(word) if word.isalpha() else " ".join(word.casefold().split())


def fits(asked: str, said: str) -> bool:
    """Whether the post said may be called by the word asked."""
    return asked == said or (asked, said) in _NEAR


def ranks_in(words: str) -> frozenset[str]:
    """What makes it another post: deputy, vice, former."""
    found = {post_class(match.group()) for match in RANK.finditer(words)}
    return frozenset(rank for rank in found if not rank.startswith(tuple(_FREE)))
