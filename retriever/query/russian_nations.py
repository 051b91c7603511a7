"""Countries by their Russian names: "Япония", "японский" and "Japan" are one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from retriever.query.word_forms import nation
from sourceline.text.words import stems

_NAMES: Final = """
Австралия: Australia; Австрия: Austria; Азербайджан: Azerbaijan; Армения: Armenia;
Афганистан: Afghanistan; Беларусь: Belarus; Белоруссия: Belarus; Бельгия: Belgium;
Болгария: Bulgaria; Бразилия: Brazil; Великобритания: United Kingdom; Венгрия: Hungary;
Вьетнам: Vietnam; Германия: Germany; Греция: Greece; Грузия: Georgia; Дания: Denmark;
Египет: Egypt; Израиль: Israel; Индия: India; Индонезия: Indonesia; Иордания: Jordan; Ирак: Iraq;
Иран: Iran; Ирландия: Ireland; Исландия: Iceland; Испания: Spain; Италия: Italy;
Казахстан: Kazakhstan; Канада: Canada; Катар: Qatar; Кения: Kenya; Китай: China; Корея: Korea;
Кувейт: Kuwait; Кыргызстан: Kyrgyzstan; Киргизия: Kyrgyzstan; Латвия: Latvia; Литва: Lithuania;
Люксембург: Luxembourg; Малайзия: Malaysia; Мексика: Mexico; Молдова: Moldova; Монголия: Mongolia;
Нидерланды: Netherlands; Норвегия: Norway; Пакистан: Pakistan; Польша: Poland;
Португалия: Portugal; Россия: Russia; Румыния: Romania; Сербия: Serbia; Сингапур: Singapore;
Словакия: Slovakia; Словения: Slovenia; США: United States; Соединённые Штаты: United States;
Таджикистан: Tajikistan; Таиланд: Thailand; Тунис: Tunisia; Туркменистан: Turkmenistan;
Турция: Turkey; Узбекистан: Uzbekistan; Украина: Ukraine; Финляндия: Finland; Франция: France;
Хорватия: Croatia; Чехия: Czechia; Швейцария: Switzerland; Швеция: Sweden; Эстония: Estonia;
Япония: Japan
"""


def _read() -> dict[tuple[str, ...], str]:
    pairs = (line.split(":") for line in _NAMES.split(";"))
    return {tuple(stems(own)): " ".join(other.split()).casefold() for own, other in pairs}


_BY_NAME: Final = _read()


def nation_in(term: Sequence[str]) -> str | None:
    """The country that these stems name, in either language; None where they name none."""
    return nation(tuple(term)) or _BY_NAME.get(tuple(term))
