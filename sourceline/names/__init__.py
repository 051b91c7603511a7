"""Names in text: acronyms with their long forms, and words that are names, by spelling.

``alignment`` places an acronym's letters in words, ``definitions`` finds where a text does so;
``mentions`` finds which words are names, ``spelling`` which of them are the same one.
"""

from __future__ import annotations

from sourceline.names.acronym_definitions import acronym_key, find_definitions, long_form_key
from sourceline.names.mentions import names_in

__all__ = ["acronym_key", "find_definitions", "long_form_key", "names_in"]
