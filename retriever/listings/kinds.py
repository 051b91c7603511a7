"""Words for kinds of things that are asked for in lists, and for what is said of them.

Closed, everyday classes of both languages: what a report calls an occasion to learn or to meet,
who gives money, where something was. Nothing here names a thing of any one organisation.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from retriever.query.thesaurus import synonyms
from sourceline.text.words import stems

Kind = Literal["thing", "country", "place", "donor"]
"""What the items of a list are: "thing" for all that is told apart by a clause or a name."""


def _stems(words: str) -> frozenset[str]:
    return frozenset(stems(words))


_TRAINING: Final = _stems(
    "training course workshop seminar webinar tutorial masterclass train "
    "тренинг курс семинар вебинар практикум мастер-класс обучение"
)
_MEETING: Final = _stems(
    "meeting conference summit session consultation forum roundtable assembly symposium "
    "встреча совещание заседание конференция форум саммит сессия консультация"
)
_ALONE: Final = _stems(
    "campaign mission visit exhibition ceremony exercise drill hearing competition contest "
    "festival expedition кампания миссия визит выставка церемония слушание конкурс фестиваль "
    "экспедиция"
)
"""What takes place on a day, and is called by one word."""
_MEMBERS: Final[dict[str, frozenset[str]]] = {
    **{one: frozenset({one}) for one in _ALONE},
    **dict.fromkeys(_stems("training тренинг обучение"), _TRAINING),
    **dict.fromkeys(
        _stems("course курс"), _stems("course training train курс тренинг обучение class")
    ),
    **dict.fromkeys(
        _stems("workshop практикум"), _stems("workshop seminar webinar практикум семинар вебинар")
    ),
    **dict.fromkeys(_stems("seminar семинар"), _stems("seminar webinar семинар вебинар")),
    **dict.fromkeys(_stems("meeting встреча совещание"), _MEETING),
    **dict.fromkeys(_stems("conference конференция"), _stems("conference конференция")),
    **dict.fromkeys(
        _stems("event activity мероприятие событие"),
        _TRAINING
        | _MEETING
        | _stems("event activity campaign exhibition ceremony мероприятие событие выставка акция"),
    ),
}
OCCASIONS: Final = frozenset(_MEMBERS)
"""Heads for what takes place on a day."""

_COUNTRIES: Final = _stems(
    "country countries nation nations state states страна страны государство"
)
_PLACES: Final = _stems(
    "city cities town towns place places location locations venue venues "
    "город города место места населённый"
)
_DONORS: Final = _stems("donor funder sponsor financier contributor benefactor донор спонсор")

GENERIC: Final = _stems(
    "учебный учебные учебных be take took taken place held hold happen happened occur occurred "
    "occurring go conduct "
    "conducted organise organize organised organized carry out run name named called mention "
    "mentioned listed list all every each other different various full complete total exist there "
    "document documents text file files say said state please know known time period "
    "year month impose imposed make made issue issued record recorded report reported "
    "состояться состоялись прошли проходили проведены проведённые провели проводились проводить "
    "организованы упомянуты упоминаются названы указаны все всех был были было список "
    "документ документах году год"
)
"""Words of a question that narrow nothing down: that something was, or is written."""
TAKES_PART: Final = _stems(
    "take took taken part participate participated participating attend attended host hosted "
    "hosting involve involved represented benefit benefited cover covered send sent join joined "
    "участвовали участвовать приняли принять участие представлены"
)
FUNDING: Final = _stems(
    "fund funded funding finance financed sponsor sponsored donor donate donated donation pay paid "
    "support supported contribute contributed contribution grant granted gave give given expense "
    "possible cover covered subsidise subsidised subsidize bankroll money "
    "финансировать финансировал финансировало финансирование финансирован финансируется "
    "профинансировать профинансировал профинансированы спонсор донор оплатить оплатил оплачен "
    "поддержка поддержке поддержали средства средств грант выделил выделила счёт помощь помощи "
    "содействии"
)
_ASKS_FUNDING: Final = _stems(
    "fund funded funding finance financed sponsor sponsored pay paid donate donated bankroll "
    "support supported financial "
    "финансировать финансировал финансировала финансировало финансировали финансируемый "
    "профинансировать профинансировал профинансировала профинансированы профинансированные "
    "оплатил оплатила оплачены спонсировал поддержке"
)
_GIVES: Final = _stems(
    "money grant grants donation donations contribute contributed funds деньги грант"
)
DONOR_COLUMN: Final = _DONORS | _stems("fund funded funding finance paid source донор источник")

PLACE_COLUMN: Final = _stems("city town place location venue site where город место площадка")
COUNTRY_COLUMN: Final = _COUNTRIES
_BODIES: Final = _stems(
    "organisation organization institution body partner government foundation agency company "
    "ministry sponsor организация учреждение партнёр ведомство министерство компания"
)
_PEOPLE: Final = re.compile(
    r"(?:ers|ors|ists|ants|ents|ees|men|women|people|children|nurses|experts|staff|persons|girls"
    r"|boys|человек|людей|женщин|мужчин|детей|ников|телей|истов)\Z"
)


def gives_money(word: str) -> bool:
    """Whether a stem said of a body or a country means that it paid."""
    return word in _GIVES


def names_people(noun: str) -> bool:
    """Whether a noun in the plural means people, by its ending; "trawlers" may be too."""
    return _PEOPLE.search(noun.casefold()) is not None


def is_body(head: str) -> bool:
    """Whether a noun may mean who pays: an organisation, a ministry."""
    return head in _BODIES


def kind_of(head: str) -> Kind:
    """What is asked for, by the stem of the noun."""
    if head in _COUNTRIES:
        return "country"
    if head in _PLACES:
        return "place"
    return "donor" if head in _DONORS else "thing"


def members_of(head: str) -> frozenset[str]:
    """Stems of the nouns that are such a thing: a webinar is a training."""
    if head in _MEMBERS:
        return _MEMBERS[head] | {head}
    if is_body(head) or head in _MEETING:
        return frozenset({head})
    single = {term[0] for term in synonyms((head,)) if len(term) == 1}
    return frozenset({head, *single})


def asks_funding(word: str) -> bool:
    """Whether a stem of the question asks for who paid."""
    return word in _ASKS_FUNDING


def is_occasion(word: str) -> bool:
    """Whether a stem names an occasion of any kind: a course, a webinar, a meeting."""
    return word in _TRAINING or word in _MEETING or word in OCCASIONS
