"""Pairs as the claim model is to see them: in the shape that evidence has when a claim is checked.

A supported pair is followed, half of the time, by one that contradicts (swapped_claims.py); a
sentence of the evidence supports itself, and with something swapped contradicts. Claims meet the
evidence of another claim about something else as "not enough".
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from evaluation.data.claim_pairs import ClaimPair
from sourceline.records import Span
from sourceline.text.sentences import split_sentences
from training.claims.swapped_claims import NamePool, contradicted

SWAPPED = 0.6
OWN_SENTENCES = 0.12
OTHER_EVIDENCE = 0.08
TITLED = 0.5
NOT_SWAPPED = frozenset(["contractnli_devtest"])
"""Its capitals are terms of contracts, not names."""


def epoch(
    pairs: Sequence[ClaimPair], seed: int, further: Sequence[ClaimPair] = ()
) -> list[ClaimPair]:
    """One round over all pairs with what is made from them, and with ``further``, in random
    order."""
    chance = random.Random(seed)
    pool = NamePool(pairs)
    groups = _by_title(pairs)
    made: list[ClaimPair] = list(further)
    for pair in pairs:
        made.append(pair)
        if (
            pair.origin not in NOT_SWAPPED
            and pair.label == "supported"
            and chance.random() < SWAPPED
        ):
            made += _some(contradicted(pair, pool, chance))
        if chance.random() < OWN_SENTENCES:
            made += _own_sentence(pair, pool, chance)
        if chance.random() < OTHER_EVIDENCE:
            near = [p for p in groups[pair.title] if p.claim != pair.claim] if pair.title else []
            other = chance.choice(near if near and chance.random() < 0.3 else pairs)
            if other.title != pair.title:
                made.append(replace(pair, evidence=other.evidence, label="not_enough"))
    chance.shuffle(made)
    return [_titled(pair, chance) for pair in made]


def _own_sentence(pair: ClaimPair, pool: NamePool, chance: random.Random) -> list[ClaimPair]:
    text = pair.evidence
    sentences = split_sentences(text, Span(0, len(text)), "en")
    whole = [each.of(text) for each in sentences if 30 <= each.length <= 250]
    if not whole:
        return []
    same = replace(pair, claim=chance.choice(whole), label="supported")
    return [same, *_some(contradicted(same, pool, chance))]


def _by_title(pairs: Sequence[ClaimPair]) -> dict[str, list[ClaimPair]]:
    groups: dict[str, list[ClaimPair]] = defaultdict(list)
    for pair in pairs:
        groups[pair.title].append(pair)
    return groups


def _titled(pair: ClaimPair, chance: random.Random) -> ClaimPair:
    """Half of the evidence is under its title, as a passage is under its heading."""
    if not pair.title or chance.random() >= TITLED:
        return pair
    return replace(pair, evidence=pair.titled_evidence)


def _some(pair: ClaimPair | None) -> list[ClaimPair]:
    return [] if pair is None else [pair]
