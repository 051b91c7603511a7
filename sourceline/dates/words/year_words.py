"""The words around four digits that tell a year from a number, a quantity or a name."""

from __future__ import annotations

from typing import Final

from sourceline.dates.words import lexicon


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DATING: Final = _words("in during since year years circa throughout fiscal calendar fy")
"""Before four digits these say that they are a year, whatever else the text does with them."""
PREPOSITIONS: Final = DATING | _words(
    """of for from to by until till through on before after between around about within into over
    at as than least the a an and or & with a this that up per pre post early mid late
    c ca anno summer spring autumn fall winter
    в с по до к за от на из и или во со ко между около года году годы после перед при про ранее
    раньше позднее позже начиная весной летом осенью зимой весны лета осени зимы"""
)
ABBREVIATED: Final = _words("c ca b d fl r est")
"""circa, born, died, flourished, reigned, established; with a full stop."""
DETERMINERS: Final = _words("the this that its his her their our my your a an each every s")
BIG_NUMBER_BEFORE: Final = _words(
    """over nearly almost exceeds exceeding exceeded approximately roughly some than least most
    about around only another additional totalling totaling reached
    более менее свыше почти порядка примерно около всего итого"""
)
MEASURE_OF: Final = _words(
    """total number population height length width depth area cost costs price sum amount maximum
    minimum average speed capacity distance weight team group crowd fee fine circulation
    attendance salary budget altitude elevation membership force army range radius
    население число количество сумма объем объём площадь численность"""
)
NUMBERED: Final = _words(
    """resolution resolutions committee committees no nos number numbers № # article articles art
    page pages p pp room item items section sections chapter chapters paragraph paragraphs para
    phase flight route highway model form order decree ref id code box channel
    apartment suite flat house unit gate platform bus line version volume vol
    serial catalogue catalog psalm verse iso iec en din rfc windows office
     резолюция резолюции резолюций резолюцию резолюцией номер номера статья статьи статье статью ст
    страница страницы странице стр пункт пункта пункте п приказ приказом указ комитет комитета
    комитету комитетом комитете дом кабинет рейс тел
     case file serial size type regime regimes tel phone fax ext
    extension asteroid engine locomotive boeing peugeot bwv opus op"""
)
NUMBERED_AFTER: Final = _words(
    "committee committees resolution resolutions комитет комитеты комитета комитетов"
)
UNITS: Final = _words(
    """metre meter kilometre kilometer kilometres kilometers mile tonne ton litre liter
    people persons person men women children soldiers troops employees workers students
    participants members inhabitants residents victims cases units times kg g t tons tonnes km m
    cm mm mi miles metres meters feet ft foot hectares ha acres litres liters grams kilograms kilos
    pounds dollars euros soms rubles roubles tenge yen usd eur gbp kgs rub percent per hours hrs
    gmt utc am pm mhz ghz hz kw mw gw kwh w v rpm hp bytes kb mb gb points votes seats copies
    items pieces doses tablets bc bce b.c
    человек людей раз раза штук тонн тонны тонна кг г гр т км м см мм га руб рублей рубля сом сомов
    сома тенге долларов доллара евро процентов процента участников сотрудников солдат военных
    случаев дел единиц экземпляров семей детей женщин студентов жителей мест страниц метров
    километров литров часов минут дней лет преступлений заявлений сообщений"""
)
STREETS: Final = _words(
    """street st avenue ave road rd boulevard blvd lane drive square way parkway highway place
    court terrace prospect prospekt"""
)
OF_A_TIME: Final = lexicon.MONTHS.keys() | _words(
    """era style styled vintage born built made set only present now today current onward onwards
    ish like inclusive"""
)
"""Behind a year and a hyphen: "1990-era", "1905-built", "2007-present", "2021-March"."""
INSTRUMENTS: Final = _words(
    """agenda programme programmes program programs strategy strategies plan plans framework
    vision roadmap bill convention conventions treaty protocol act law agreement resolution
    regulation regulations directive declaration charter statute code initiative goals report
    constitution"""
)
"""Heads of names that carry a year of their own, when written as names."""
NAME_LINKS: Final = _words("of the for on and in against to & at with from by de la period years")
VERBS_IN_S: Final = _words(
    "was is has does this saw its as us thus perhaps whereas besides always onwards"
)
