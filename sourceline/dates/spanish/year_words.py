"""The Spanish words around four digits that tell a year from a number."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import YearWords, word_set

_DATING: Final = word_set("en año años desde durante ejercicio")
YEARS: Final = YearWords(
    dating=_DATING,
    prepositions=_DATING
    | word_set(
        """de del al y e o entre antes después hasta hacia para por el la los las un una a
        principios mediados finales fines primavera verano otoño invierno"""
    ),
    determiners=word_set("el la los las este esta estos estas"),
    large_number=word_set("más casi unos unas aproximadamente alrededor total"),
    rough=word_set("hacia"),
    measures=word_set("población número total cantidad suma superficie altura"),
    numbered=word_set("resolución artículo decreto ley número nº página capítulo"),
    units=word_set(
        """metros kilómetros hectáreas toneladas habitantes personas mujeres hombres niños alumnos
        millones veces casos muertos heridos pesos participantes"""
    ),
    column=word_set("año años ejercicio"),
    season_before_pattern="(?:año|curso|ejercicio)\\s+(?:escolar|académico|fiscal)",
    season_after_pattern="(?!)",
)
