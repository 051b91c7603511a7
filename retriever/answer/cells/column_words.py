"""What the names of columns mean: which kind of answer they hold, and which words ask for them."""

from __future__ import annotations

import re
from typing import Final

from retriever.query.question_type import AnswerKind
from sourceline.text.words import stems

_RINGS: Final = """
expenditure spend spent spending cost price expense outlay budget
contribution contribute give gave given donate donation grant pay paid provide
speaker speak talk present presenter lecturer lecture give deliver
head lead led leader chief director manager run chair coordinator
donor fund funder finance sponsor pay paid support
start begin began open opening time
end finish close until
participant attend attendee trainee participate
staff employee employ personnel worker
owner own belong
author write wrote written
venue place location held hold where site
стоимость стоить расход потратить
докладчик спикер лектор выступать выступить
донор финансировать
участник участвовать
"""
RINGS: Final = tuple(frozenset(stems(line)) for line in _RINGS.strip().splitlines())
"""Stems that ask for a column and those that name it; a word may be in several."""

_BY_KIND: Final[dict[AnswerKind, str]] = {
    "who": """speaker lecturer presenter name person leader responsible contact trainer teacher
        instructor moderator facilitator author warden head chair докладчик спикер лектор имя фио
        ответственный руководитель""",
    "when": """date time day start begin period year month deadline when hours дата время срок
        начало день год""",
    "where": """place city town country venue location room region site where hall address место
        город страна зал адрес""",
    "how many": "number count total quantity число количество",
}
KIND_WORDS: Final = {kind: frozenset(stems(words)) for kind, words in _BY_KIND.items()}
AMOUNT: Final = re.compile(
    r"[$€£¥₽%]|\b(?:USD|EUR|GBP|CAD|NOK|SEK|CHF|BGN|KZT|RUB|cost|price|amount|budget|expenditure"
    r"|spending|contributions?|fee|value|funding|total|sum|стоимость|сумма|бюджет|расходы)\b",
    re.IGNORECASE,
)
"""Names of columns of amounts."""
FUNDING: Final = frozenset(stems("fund finance sponsor pay paid donate финансировать оплатить"))
"""Verbs that ask for who paid: no column of speakers answers them."""
NEUTRAL: Final = frozenset(
    stems(
        """give gave given have take took place hold held start begin began end finish run be
        there go do make made get got number amount total many much name say state show list
        find found keep kept store record note observe remain stand stood come came bring brought
        происходить состояться начаться начинаться находиться храниться найти"""
    )
)
"""Words of a question that need not stand in a row or its names of columns."""
TYPES: Final = frozenset(
    stems(
        """company firm body organisation organization institution agency country nation town city
        place day date time month year figure sum value
        компания фирма организация страна город место день дата время"""
    )
)
"""What a value is, not how its column is called: "which company" asks for a cell under Owner."""
EMPTY: Final = re.compile(
    r"[-–—.…]+|n\s?/\s?[ad]|none|nil|not (?:available|applicable|known|reported)|unknown|vacant"
    r"|no data|tbc|tbd|нет(?: данных)?|н/д",
    re.IGNORECASE,
)
"""What a cell says that holds nothing."""
_FIGURE: Final = re.compile(r"\d")
_TIME: Final = re.compile(r"\d{1,2}[:.]\d\d|\b(?:19|20)\d\d\b|\d", re.IGNORECASE)


def may_answer(kind: AnswerKind | None, asks_figure: bool, cell: str) -> bool:
    """Whether a cell holds what may be asked so, or says that it holds nothing."""
    if EMPTY.fullmatch(cell.strip()):
        return True
    if kind == "how many" or asks_figure:
        return _FIGURE.search(cell) is not None
    if kind == "when":
        return _TIME.search(cell) is not None
    if kind in ("who", "where"):
        return any(sign.isalpha() for sign in cell)
    return True
