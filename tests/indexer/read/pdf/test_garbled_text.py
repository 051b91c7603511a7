"""What is told to be garbled, and what must never be."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.read.pdf.garbled_text import why_garbled

ENGLISH = (
    "The commission met in the spring of 2021 and discussed the level of the water at length. "
    "Its members agreed that every station along the upper river would report once a day. "
) * 3
RUSSIAN = (
    "Комиссия собралась весной 2021 года и подробно обсудила уровень воды в верховьях реки. "
    "Её члены согласились, что каждая станция будет сообщать о нём один раз в сутки. "
) * 3


def shifted(text: str, by: int) -> str:
    """As a subset font without a map gives it: every letter another one."""
    return "".join(chr(ord(sign) + by) if sign.isalpha() else sign for sign in text)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        RUSSIAN,
        ENGLISH.upper(),
        "Résumé de l'état général: été, où, élève, naïve, œuvre, forêt, première année. " * 6,
        "Ўзбекистон Республикаси вазирлиги қарорига мувофиқ ҳудудларда сув ўлчанади. " * 6,
        "Wirtschaftsprüfungsgesellschaft und Rechtsanwaltskammer, Straßenverkehrsordnung. " * 6,
        "Қазақстан Республикасының Үкіметі су ресурстарын пайдалану туралы қаулы қабылдады. " * 6,
        "Wszyscy członkowie komisji zgodzili się, że każda stacja będzie podawać dane. " * 6,
        "Η επιτροπή συνεδρίασε την άνοιξη και συζήτησε τη στάθμη του νερού. " * 6,
        "1,200 1,350 98.5 % 12.03.2021 (4,5) " * 60,
        "x_i = f(a, b) + Σ dx/dt · sin(kx) − cos(ωt) ≤ ε " * 20,
        "\uf0b7 first item of a list that is long enough to be one\n" * 20,
        "GDP VAT SFIS OSCE UNDP NGO " * 40,
        "",
    ],
)
def test_text_that_reads(text: str) -> None:
    assert why_garbled(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "\ufffd\ufffd\ufffd word \ufffd\ufffd" * 10,
        "\ue001\ue002\ue003 \ue004\ue005\ue006 " * 20,
        RUSSIAN.encode("cp1251").decode("latin-1"),
        shifted(ENGLISH.lower(), 1),
        shifted(RUSSIAN.lower(), 6),
        "".join("аеосрху"["aeocpxy".index(s)] if s in "aeocpxy" else s for s in ENGLISH),
    ],
)
def test_text_that_does_not(text: str) -> None:
    assert why_garbled(text)


def test_no_document_of_the_repository_is_garbled() -> None:
    for path in sorted(Path("docs").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        pages = [text[at : at + 3000] for at in range(0, len(text), 3000)]
        assert [page for page in pages if why_garbled(page)] == []
