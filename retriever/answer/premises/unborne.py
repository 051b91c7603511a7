"""What a question takes for granted and the passage that would answer does not say.

"When did Germany close the centre?" of a text that says it opened; "the centre in Dushanbe" of one
in Bishkek; "Who led the training in Termez?" where nothing says who led it. Such words are of
something else, and no answer. Where that is not sure, nothing is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from retriever.answer.premises.said_sentences import SaidSentence
from retriever.answer.question_words import AskedName, QuestionWords
from retriever.query.question_type import AnswerKind
from retriever.query.word_forms import nation, other_forms
from sourceline.text.words import FUNCTION_WORDS, stems

DOUBTFUL: Final = 0.75
"""Below this confidence an answer needs the words that the question takes for granted."""
_VERY_DOUBTFUL: Final = 0.6
_RATHER_SURE: Final = 0.9
_SURE: Final = 0.96

_CHANGES: Final = """
close shut / closure closing
withdraw withdrawal / pull leave left quit
cancel / called scrap abandon
suspend suspension / halt pause freeze stop discontinue interrupt
discontinue / halt stop suspend close end
resign resignation / step quit leave left retire
dismiss dismissal sack / fire remove resign
reject rejection refuse refusal / decline turn not deny
demolish demolition / destroy pull tear
steal stole theft / rob burglary
abolish dissolve disband / close end
ban prohibit / forbid prohibition
merge merger / join unite
boycott
sue lawsuit / court claim
reduce decrease reduction / cut lower drop fall fell shrink decline
evacuate evacuation
закрыть закрытие закрыться /
отозвать отзыв / выйти
отменить отмена /
приостановить приостановка / остановить прекратить
уволить увольнение отставка / уйти
запретить / запрет
"""
_ROLES: Final = """
led lead leader head chair run conduct taught teach instruct trainer coordinate moderate supervise
sign signed signature signatory
sponsor fund finance pay paid donate donor expense support
translate translator interpret
win won winner award
inspect inspector inspection audit auditor
руководить руководитель возглавить вести провести преподавать
подписать подпись
финансировать оплатить средство поддержка
"""


def _forms(words: str) -> frozenset[str]:
    own = set(stems(words))
    for one in tuple(own):
        own |= {term[0] for term in other_forms((one,)) if len(term) == 1}
    return frozenset(own)


CHANGES: Final = tuple(
    (_forms(asked), _forms(asked) | _forms(said))
    for asked, _, said in (line.partition("/") for line in _CHANGES.strip().splitlines())
)
"""Verbs of ending and refusing, and all that says the same: a reader follows them blindly."""
ROLES: Final = tuple(map(_forms, _ROLES.strip().splitlines()))
"""What a person may have done at an event: another person at it did not do it."""

_PLACE: Final = re.compile(
    r"\b(?:in|at|near|to|of|в|во|на|из)\s+(?:the\s+)?([^\W\d_a-zа-яё][\w'’-]+)"
)


def is_unborne(
    words: QuestionWords,
    sentence: SaidSentence,
    passage: Sequence[str],
    document: str,
    kind: AnswerKind | None,
    confidence: float,
) -> bool:
    """Whether the sentence that would answer is about something else than the question.

    ``passage`` are the stems of its passage with title, heading and path, ``document`` the text of
    all its document.
    """
    if confidence < _SURE and _lacks_change(words, passage):
        return True
    if confidence < DOUBTFUL and kind == "who" and _lacks_role(words, sentence):
        return True
    return any(
        _is_elsewhere(words, name, sentence, passage, document, confidence) for name in words.names
    )


def _lacks_change(words: QuestionWords, passage: Sequence[str]) -> bool:
    present = frozenset(passage)
    for one in words.topical:
        said = next((said for asked, said in CHANGES if one in asked), None)
        if said is not None and said.isdisjoint(present) and not words.worth(one, passage):
            return True
    return False


def _lacks_role(words: QuestionWords, sentence: SaidSentence) -> bool:
    """Whether who did it is asked, and the sentence does not say that anybody did."""
    asked = [ring for ring in ROLES if any(one in ring for one in words.common)]
    said = frozenset(sentence.stems)
    return (
        bool(asked)
        and all(ring.isdisjoint(said) for ring in asked)
        and not any(
            words.worth(one, sentence.stems)
            for ring in asked
            for one in words.common
            if one in ring
        )
    )


def _is_elsewhere(
    words: QuestionWords,
    name: AskedName,
    sentence: SaidSentence,
    passage: Sequence[str],
    document: str,
    confidence: float,
) -> bool:
    if words.bears(sentence.with_context, name):
        return False
    rivals = name.is_place and has_rival(words, name, sentence)
    if words.bears(passage, name):
        return rivals and confidence < DOUBTFUL
    if not _stands_in(document, name):
        return True
    return name.is_place and confidence < (_RATHER_SURE if rivals else _VERY_DOUBTFUL)


def has_rival(words: QuestionWords, name: AskedName, sentence: SaidSentence) -> bool:
    """Whether the sentence names another place of the same kind: a country, or a town."""
    for found in _PLACE.finditer(sentence.text):
        place = tuple(stems(found[1]))
        if not place or place[0] in FUNCTION_WORDS:
            continue
        is_nation = nation(place) is not None
        if is_nation == (name.nation is not None) and place[0] not in words.name_stems:
            return True
    return False


def _stands_in(document: str, name: AskedName) -> bool:
    """Whether any word of a name stands in a text, by its beginning: endings may differ."""
    folded = document.casefold()
    return any(re.search(rf"\b{re.escape(one[:6])}", folded) for one in name.stems)
