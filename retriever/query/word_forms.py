"""Forms of one word that no stemmer brings together: irregular verbs and plurals, and what
belongs to a country ("Uzbek", "Uzbekistan").

Closed classes of the language, so that they can be written down whole. Verbs are those in use
today whose forms differ after stemming (Quirk et al., A Comprehensive Grammar of the English
Language, 1985, 3.18); countries are the members of the United Nations, and some territories.
"""

from __future__ import annotations

from sourceline.text.words import stems

FORM = 0.95
"""What another form is worth compared with the word: some are two words ("left", "found")."""
NATION = 0.8
"""What a country is worth for what is of it: the Turkish police may be met in Norway."""

Term = tuple[str, ...]

_IRREGULAR = """
arise arose arisen, awake awoke awoken, bear bore borne born, beat beaten, become became,
begin began begun, bend bent, bind bound, bite bit bitten, bleed bled, blow blew blown,
break broke broken, breed bred, bring brought, build built, burn burnt, buy bought, catch caught,
choose chose chosen, cling clung, come came, creep crept, deal dealt, dig dug, draw drew drawn,
dream dreamt, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed fed,
feel felt, fight fought, find found, flee fled, fling flung, fly flew flown,
forbid forbade forbidden, foresee foresaw foreseen, forget forgot forgotten,
forgive forgave forgiven, freeze froze frozen, get got gotten, give gave given, go went gone,
grind ground, grow grew grown, hang hung, hear heard, hide hid hidden, hold held, keep kept,
know knew known, lay laid, lead led, lean leant, leap leapt, learn learnt, leave left, lend lent,
lie lay lain, light lit, lose lost, make made, mean meant, meet met, mistake mistook mistaken,
oversee oversaw overseen, overtake overtook overtaken, overthrow overthrew overthrown, pay paid,
ride rode ridden, ring rang rung, rise rose risen, run ran, saw sawn, say said, see saw seen,
seek sought, sell sold, send sent, sew sewn, shake shook shaken, shine shone, shoot shot,
show shown, shrink shrank shrunk, sing sang sung, sink sank sunk, sit sat, sleep slept,
slide slid, smell smelt, speak spoke spoken, spell spelt, spend spent, spill spilt, spin spun,
spoil spoilt, spring sprang sprung, stand stood, steal stole stolen, stick stuck, sting stung,
strike struck stricken, strive strove striven, swear swore sworn, sweep swept, swell swollen,
swim swam swum, swing swung, take took taken, teach taught, tear tore torn, tell told,
think thought, throw threw thrown, undergo underwent undergone, understand understood,
undertake undertook undertaken, uphold upheld, wake woke woken, wear wore worn, weave wove woven,
weep wept, win won, wind wound, withdraw withdrew withdrawn, withhold withheld,
withstand withstood, write wrote written,
analysis analyses, axis axes, basis bases, child children, crisis crises, criterion criteria,
datum data, diagnosis diagnoses, foot feet, goose geese, half halves, hypothesis hypotheses,
knife knives, leaf leaves, life lives, loaf loaves, man men, medium media, mouse mice, ox oxen,
parenthesis parentheses, person people, phenomenon phenomena, policeman policemen,
policewoman policewomen, shelf shelves, thesis theses, thief thieves, tooth teeth, wife wives,
wolf wolves, woman women, serviceman servicemen, chairman chairmen, spokesman spokesmen,
good better best, bad worse worst, far further furthest
"""

_NATIONS = """
Afghanistan: Afghan; Albania: Albanian; Algeria: Algerian; America: American;
Angola: Angolan; Argentina: Argentine, Argentinian; Armenia: Armenian;
Australia: Australian; Austria: Austrian; Azerbaijan: Azerbaijani, Azeri; Bahrain: Bahraini;
Bangladesh: Bangladeshi; Belarus: Belarusian; Belgium: Belgian; Benin: Beninese;
Bhutan: Bhutanese; Bolivia: Bolivian; Bosnia: Bosnian; Brazil: Brazilian; Britain: British, Briton;
United Kingdom: British, Briton; Bulgaria: Bulgarian; Burundi: Burundian; Cambodia: Cambodian;
Cameroon: Cameroonian; Canada: Canadian; Chad: Chadian; Chile: Chilean; China: Chinese;
Colombia: Colombian; Congo: Congolese; Costa Rica: Costa Rican; Croatia: Croatian, Croat;
Cuba: Cuban; Cyprus: Cypriot; Czech Republic: Czech; Czechia: Czech; Denmark: Danish, Dane;
Ecuador: Ecuadorian; Egypt: Egyptian; El Salvador: Salvadoran; England: English;
Eritrea: Eritrean; Estonia: Estonian; Ethiopia: Ethiopian; Europe: European; Fiji: Fijian;
Finland: Finnish, Finn; France: French; Gabon: Gabonese; Gambia: Gambian; Georgia: Georgian;
Germany: German; Ghana: Ghanaian; Greece: Greek; Guatemala: Guatemalan; Guinea: Guinean;
Haiti: Haitian; Honduras: Honduran; Hungary: Hungarian; Iceland: Icelandic; India: Indian;
Indonesia: Indonesian; Iran: Iranian; Iraq: Iraqi; Ireland: Irish; Israel: Israeli; Italy: Italian;
Ivory Coast: Ivorian; Jamaica: Jamaican; Japan: Japanese; Jordan: Jordanian;
Kazakhstan: Kazakh, Kazakhstani; Kenya: Kenyan; Korea: Korean; Kosovo: Kosovar; Kuwait: Kuwaiti;
Kyrgyzstan: Kyrgyz, Kirghiz; Laos: Lao, Laotian; Latvia: Latvian; Lebanon: Lebanese;
Liberia: Liberian; Libya: Libyan; Lithuania: Lithuanian; Luxembourg: Luxembourgish;
Madagascar: Malagasy; Malawi: Malawian; Malaysia: Malaysian; Maldives: Maldivian; Mali: Malian;
Malta: Maltese; Mauritania: Mauritanian; Mauritius: Mauritian; Mexico: Mexican;
Moldova: Moldovan; Mongolia: Mongolian; Montenegro: Montenegrin; Morocco: Moroccan;
Mozambique: Mozambican; Myanmar: Burmese; Burma: Burmese; Namibia: Namibian; Nepal: Nepalese,
Nepali; Netherlands: Dutch; Holland: Dutch; New Zealand: New Zealander; Nicaragua: Nicaraguan;
Niger: Nigerien; Nigeria: Nigerian; Macedonia: Macedonian; Norway: Norwegian; Oman: Omani;
Pakistan: Pakistani; Palestine: Palestinian; Panama: Panamanian; Paraguay: Paraguayan;
Peru: Peruvian; Philippines: Philippine, Filipino; Poland: Polish; Portugal: Portuguese;
Qatar: Qatari; Romania: Romanian; Russia: Russian; Russian Federation: Russian; Rwanda: Rwandan;
Saudi Arabia: Saudi; Scotland: Scottish, Scots; Senegal: Senegalese; Serbia: Serbian, Serb;
Sierra Leone: Sierra Leonean; Singapore: Singaporean; Slovakia: Slovak, Slovakian;
Slovenia: Slovenian, Slovene; Somalia: Somali; South Africa: South African; Spain: Spanish,
Spaniard; Sri Lanka: Sri Lankan; Sudan: Sudanese; Sweden: Swedish, Swede; Switzerland: Swiss;
Syria: Syrian; Taiwan: Taiwanese; Tajikistan: Tajik; Tanzania: Tanzanian; Thailand: Thai;
Togo: Togolese; Tunisia: Tunisian; Turkey: Turkish, Turk; Turkmenistan: Turkmen;
Uganda: Ugandan; Ukraine: Ukrainian; United Arab Emirates: Emirati; United States: American;
Uruguay: Uruguayan; Uzbekistan: Uzbek, Uzbekistani; Venezuela: Venezuelan; Vietnam: Vietnamese;
Wales: Welsh; Yemen: Yemeni; Zambia: Zambian; Zimbabwe: Zimbabwean
"""


def other_forms(term: Term) -> dict[Term, tuple[str, float]]:
    """What else a word or name with these stems is written as: each with wording and worth."""
    return _BY_TERM.get(term, {})


def nation(term: Term) -> str | None:
    """The country that a name, or a word for its people, with these stems means."""
    return _NATION_OF.get(term)


def _nations() -> dict[Term, str]:
    """The first of each line; a people of several countries ("British") is of the last."""
    found: dict[Term, str] = {}
    for line in _NATIONS.split(";"):
        country, people = line.split(":")
        for one in [country, *people.split(",")]:
            found[tuple(stems(one))] = " ".join(country.split()).casefold()
    return found


def _read() -> dict[Term, dict[Term, tuple[str, float]]]:
    found: dict[Term, dict[Term, tuple[str, float]]] = {}
    for line in _IRREGULAR.split(","):
        _add(found, line.split(), FORM)
    for line in _NATIONS.split(";"):
        nation, people = line.split(":")
        for one in people.split(","):
            _add(found, [" ".join(nation.split()), one.strip()], NATION)
    return found


def _add(found: dict[Term, dict[Term, tuple[str, float]]], forms: list[str], worth: float) -> None:
    """Each of these for each of the others; of forms with the same stem the first."""
    terms = {tuple(stems(form)): form for form in reversed(forms)}
    for own in terms:
        others = {term: (form, worth) for term, form in terms.items() if term != own}
        found.setdefault(own, {}).update(others)


_BY_TERM = _read()
_NATION_OF = _nations()
LONGEST = max(map(len, _BY_TERM))
"""Words of the longest name."""

_VERBS = [line.split() for line in _IRREGULAR.split("analysis")[0].split(",")]
IRREGULAR_VERBS = frozenset(forms[0] for forms in _VERBS if forms)
"""Their base forms."""
PAST_ONLY = frozenset(forms[1] for forms in _VERBS if len(forms) > 2)
"""Past forms that are no participles: "gave", "took"."""
PARTICIPLES = frozenset(form for forms in _VERBS for form in forms[1:]) - PAST_ONLY
"""Participles of irregular verbs, most of them past forms too: "held", "given"."""
BASE_OF = {form: forms[0] for forms in _VERBS for form in forms[1:] if form not in IRREGULAR_VERBS}
"""The base form of each past form and participle that is no base form itself."""
