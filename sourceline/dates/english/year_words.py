"""The English words around four digits that tell a year from a number, a quantity or a name."""

from __future__ import annotations

from typing import Final

from sourceline.dates.english.calendar_words import CALENDAR
from sourceline.dates.language_tables import YearWords, word_set

_DATING: Final = word_set("in during since year years circa throughout fiscal calendar fy")
_SEASON: Final = r"(?:school|academic|financial|fiscal|tax|budget|crop|marketing)"
YEARS: Final = YearWords(
    dating=_DATING,
    prepositions=_DATING
    | word_set(
        """of for from to by until till through on before after between around about within into
        over at as than least the a an and or & with a this that up per pre post early mid late
        c ca anno summer spring autumn fall winter"""
    ),
    # circa, born, died, flourished, reigned, established
    abbreviated=word_set("c ca b d fl r est"),
    determiners=word_set("the this that its his her their our my your a an each every s"),
    large_number=word_set(
        """over nearly almost exceeds exceeding exceeded approximately roughly some than least most
        about around only another additional totalling totaling reached"""
    ),
    rough=word_set("about around"),
    not_quantity=word_set("later earlier from since until till by"),
    measures=word_set(
        """total number population height length width depth area cost costs price sum amount
        maximum minimum average speed capacity distance weight team group crowd fee fine
        circulation attendance salary budget altitude elevation membership force army range
        radius"""
    ),
    numbered=word_set(
        """resolution resolutions committee committees no nos number numbers # article articles art
        page pages p pp room item items section sections chapter chapters paragraph paragraphs para
        phase flight route highway model form order decree ref id code box channel
        apartment suite flat house unit gate platform bus line version volume vol
        serial catalogue catalog psalm verse iso iec en din rfc windows office
        case file serial size type regime regimes tel phone fax ext
        extension asteroid engine locomotive boeing peugeot bwv opus op"""
    ),
    numbered_after=word_set("committee committees resolution resolutions"),
    units=word_set(
        """metre meter kilometre kilometer kilometres kilometers mile tonne ton litre liter
        people persons person men women children soldiers troops employees workers students
        participants members inhabitants residents victims cases units times kg g t tons tonnes km
        m cm mm mi miles metres meters feet ft foot hectares ha acres litres liters grams kilograms
        kilos pounds dollars euros soms rubles roubles tenge yen usd eur gbp kgs rub percent per
        hours hrs gmt utc am pm mhz ghz hz kw mw gw kwh w v rpm hp bytes kb mb gb points votes
        seats copies items pieces doses tablets bc bce b.c"""
    ),
    of_words=word_set("of"),
    streets=word_set(
        """street st avenue ave road rd boulevard blvd lane drive square way parkway highway place
        court terrace prospect prospekt"""
    ),
    of_a_time=frozenset(name for names in CALENDAR.months for name in names)
    | word_set(
        """era style styled vintage born built made set only present now today current onward
        onwards ish like inclusive"""
    ),
    participle_pattern="[a-z]{3,}(?<!spe)(?<!bre)ed",
    no_count_before=word_set("by before after"),
    name_to_year=word_set("for of to until till period years"),
    instruments=word_set(
        """agenda programme programmes program programs strategy strategies plan plans framework
        vision roadmap bill convention conventions treaty protocol act law agreement resolution
        regulation regulations directive declaration charter statute code initiative goals report
        constitution"""
    ),
    name_links=word_set(
        "of the for on and in against to & at with from by de la period years until till"
    ),
    verbs_in_s=word_set(
        "was is has does this saw its as us thus perhaps whereas besides always onwards"
    ),
    column=word_set("year years yr fy"),
    season_before_pattern=rf"{_SEASON}[\s-]+years?|seasons?",
    season_after_pattern=rf"{_SEASON}\s+years?|(?:\w+\s+)?seasons?",
    work_before_pattern=(
        r"(?:\b(?:the|a|his|her|their|its|this|that|whose)|['’]s)\s+"
        r"(?:(?!best|worst|top|last|first)\w+\s+)?"
        r"(?:film|movie|novel|song|album|poem|opera|musical|sitcom|painting|screenplay)"
    ),
    cohort_before_pattern=r"(?:class|spirit)\s+of",
    title_after_pattern=(
        "Overture|Symphony|Suite|Concerto|Sonata|Cantata|Ltd|Limited|Inc|LLC|LLP|GmbH|Productions"
    ),
)
