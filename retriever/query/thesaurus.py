"""Words that reports use for the same thing: what a question says one way, a text says another.

Only rings of everyday relations, as any thesaurus has them: who paid, who led, who took part, what
was held, begun, ended, agreed. A member of several words means them in this order with at
most two others between, so "strengthen capacity" also meets "strengthening the capacity".
"""

from __future__ import annotations

from collections.abc import Sequence

from sourceline.text.words import stems

_RINGS = """
fund, finance, sponsor, donor, donate, subsidise, subsidize, bankroll, financial support, \
financial assistance, financial help, financial aid, financial contribution, \
voluntary contribution, pay for, paid for, at the expense of
training, train, workshop, seminar, course, class, capacity building, build capacity, \
enhance capacity, strengthen capacity, develop capacity, capacity development
head, director, chief, chairman, chairwoman, chairperson, chair, leader, lead, president, manager
attend, participate, take part, took part, taken part, present at
organise, organize, organiser, organizer, organisation of, convene, host, hold, held, \
conduct, arrange
meeting, session, conference, talks, negotiation, summit, consultation
begin, start, launch, commence, inaugurate
establish, found, create, set up
end, finish, complete, terminate
agree, agreement, sign, memorandum, treaty, contract, deal
help, assist, assistance, support, aid
cost, price, worth, amount, expense, spend, spent
arrest, detain, apprehend, custody
seize, confiscate, impound
increase, grow, rise, rose, growth
decrease, decline, fall, fell, drop, reduce, reduction
build, built, construct, construction, erect
buy, bought, purchase, acquire, acquisition
choose, chose, elect, appoint, select, nominate
kill, death, die, dead, casualty
percentage, per cent, percent, proportion
процент, доля
финансировать, профинансировать, спонсор, донор, оплатить, финансовая поддержка, \
при финансовой поддержке, финансовая помощь, за счёт средств
обучение, тренинг, семинар, курс, учебный, подготовка
глава, директор, руководитель, начальник, председатель, возглавлять
участвовать, принять участие, приняли участие, участник
провести, проводить, организовать, состояться, организатор
встреча, заседание, совещание, конференция, переговоры
соглашение, договор, меморандум, подписать
помощь, поддержка, содействие
"""

SYNONYM = 0.6
"""What a synonym is worth compared with the word itself."""

Term = tuple[str, ...]
"""Stems with one meaning: a single word, or a phrase."""


def _lines() -> tuple[dict[Term, str], ...]:
    return tuple(
        {tuple(stems(member)): member.strip() for member in line.split(",")}
        for line in _RINGS.strip().splitlines()
    )


def _read() -> dict[str, dict[Term, str]]:
    rings: dict[str, dict[Term, str]] = {}
    for ring in RINGS:
        for term in ring:
            if len(term) == 1:
                rings.setdefault(term[0], {}).update(ring)
    return rings


RINGS = _lines()
"""The members of each ring, with their wording."""
_BY_STEM = _read()


def synonyms(stem: str) -> dict[Term, str]:
    """Other ways to say what a stem says, each with its wording; empty for most."""
    return {term: member for term, member in _BY_STEM.get(stem, {}).items() if term != (stem,)}


def says(text: Sequence[str], term: Term) -> bool:
    """Whether stems in this order say the term, with at most two others between any two."""
    return any(
        _continues(text, at + 1, term[1:]) for at, stem in enumerate(text) if stem == term[0]
    )


def _continues(text: Sequence[str], at: int, rest: Term) -> bool:
    if not rest:
        return True
    return any(
        text[next_at] == rest[0] and _continues(text, next_at + 1, rest[1:])
        for next_at in range(at, min(at + 3, len(text)))
    )
