"""Words that reports use for the same thing: what a question says one way, a text says another.

Only rings of everyday words, as any thesaurus has them: who paid, who led, who took part, what was
held, begun, ended, agreed; staff's short words for those of reports ("lab", "kids", "put off"). No
ring holds what is only of the same kind, as two diseases or two offices are. A member of several
words means them in this order with at most two others between any two, so "strengthen capacity"
also meets "strengthening the capacity".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sourceline.text.words import stems

_RINGS = """
fund, finance, sponsor, donor, donate, subsidise, subsidize, bankroll, financial support, \
financial assistance, financial help, financial aid, financial contribution, \
voluntary contribution, pay for, paid for, at the expense of, pick up bill, foot bill, bear cost, \
cover cost, put money, money from, provide funds, with funds of, meet cost
training, train, workshop, seminar, course, class, capacity building, build capacity, \
enhance capacity, strengthen capacity, develop capacity, capacity development
head, director, chief, chairman, chairwoman, chairperson, chair, leader, lead, president, manager, \
in charge of
preside, chair, chairman, chairwoman, chairperson, in the chair
teach, taught, teacher, trainer, lecturer, lecture, instructor, instruct
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
decrease, decline, fall, fell, drop, reduce, reduction, cut, lower
build, built, construct, construction, erect
buy, bought, purchase, acquire, acquisition
choose, chose, elect, appoint, select, nominate
kill, death, die, dead, casualty
percentage, per cent, percent, proportion
postpone, postponement, put off, push back, defer, delay, reschedule
cancel, cancellation, call off, drop
go ahead, take place, took place, still on
promise, pledge, commitment
grant, gift, donation
fine, penalty
salary, wage, remuneration
debt, arrears
fee, charge
approve, adopt, endorse
reject, refuse, turn down, vote down
allow, permit, authorise, authorize, permission, authorisation
forbid, ban, prohibit, prohibition
illegal, unlawful, illicit
renovate, renovation, refurbish, refurbishment, rehabilitate, rehabilitation, repair, do up
temporary, provisional, interim
replace, replacement, in place of, instead of, succeed, successor
receive, obtain, get, got
supply, provide, deliver, hand over
store, keep, kept, stock
destroy, destruction, dispose, incinerate
injure, wound, hurt
vote, ballot
laboratory, lab
examination, exam
influenza, flu
poliomyelitis, polio
vaccinate, vaccination, vaccine, immunise, immunisation, immunize, immunization, inoculate, \
jab, shot
child, children, kid
physician, doctor
student, pupil
ship, vessel, boat
vehicle, car
lorry, truck
aeroplane, airplane, aircraft, plane
firearm, gun, weapon
narcotic, drug
smuggle, smuggling, smuggler, trafficking, trafficker
theft, steal, stole, stolen
border, frontier
harbour, port
headquarters, head office
premises, building
staff, personnel, employee, worker
expert, specialist
adviser, advisor, consultant
delegate, delegation, representative
applicant, candidate
scholarship, bursary, stipend
photograph, photo, picture
telephone, phone
website, web page, webpage
отложить, перенести, отсрочить
отменить, отмена
вакцинация, прививка, привить, вакцинировать, иммунизация
ребёнок, дети
судно, корабль
штраф, взыскание
сотрудник, персонал, работник
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


def _by_term() -> dict[Term, dict[Term, str]]:
    rings: dict[Term, dict[Term, str]] = {}
    for ring in RINGS:
        for term in ring:
            rings.setdefault(term, {}).update(ring)
    return rings


def _phrases() -> dict[str, list[Term]]:
    phrases: dict[str, list[Term]] = {}
    for term in _BY_TERM:
        if len(term) > 1:
            phrases.setdefault(term[0], []).append(term)
    return phrases


RINGS = _lines()
"""The members of each ring, with their wording."""
_BY_TERM = _by_term()
_PHRASES = _phrases()
"""Members of several words, by their first."""


def synonyms(said: Term) -> dict[Term, str]:
    """Other ways to say what these stems say, each with its wording; empty for most."""
    return {term: member for term, member in _BY_TERM.get(said, {}).items() if term != said}


def phrases_in(text: Sequence[str]) -> Iterator[tuple[int, int, Term]]:
    """The members of several words that stems in this order say: begin, end, the member."""
    for at, stem in enumerate(text):
        for term in _PHRASES.get(stem, ()):
            end = _end_of(text, at + 1, term[1:])
            if end is not None:
                yield at, end, term


def says(text: Sequence[str], term: Term) -> bool:
    """Whether stems in this order say the term, with at most two others between any two."""
    return any(
        _end_of(text, at + 1, term[1:]) is not None
        for at, stem in enumerate(text)
        if stem == term[0]
    )


def _end_of(text: Sequence[str], at: int, rest: Term) -> int | None:
    """Where a member ends of which this much is still to come."""
    if not rest:
        return at
    ends = (
        _end_of(text, next_at + 1, rest[1:])
        for next_at in range(at, min(at + 3, len(text)))
        if text[next_at] == rest[0]
    )
    return next((end for end in ends if end is not None), None)
