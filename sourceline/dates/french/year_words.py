"""The French words around four digits that tell a year from a number."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import YearWords, word_set

_DATING: Final = word_set("en année années an depuis dès exercice")
YEARS: Final = YearWords(
    dating=_DATING,
    prepositions=_DATING
    | word_set(
        """de du d des à au et ou entre avant après jusqu vers pour par pendant durant fin début
        milieu le la les l un une janvier février printemps été automne hiver"""
    ),
    determiners=word_set("le la les ce cette ces"),
    large_number=word_set("plus près environ quelque total"),
    rough=word_set("vers"),
    measures=word_set("population nombre total montant somme superficie hauteur"),
    numbered=word_set("résolution article décret loi numéro n° page chapitre salle"),
    units=word_set(
        """mètres kilomètres hectares tonnes habitants personnes femmes hommes enfants élèves
        millions milliards fois cas morts blessés francs participants"""
    ),
    column=word_set("année années an exercice"),
    season_before_pattern="(?:année|exercice)\\s+(?:scolaire|universitaire|budgétaire|fiscale?)",
    season_after_pattern="(?!)",
)
