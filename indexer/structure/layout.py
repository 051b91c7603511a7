"""The lines and paragraphs of a text, and what a line is by its shape: prose, title, contact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sourceline.records import Cell, Span

TITLE_CHARACTERS = 200
"""Longer lines are not headings."""

_BULLETS = "–—*+•▪◦‣⁃●○■□·-"
_STOPS = ".!?…:;"
_LIST_MARK = re.compile(
    rf"(?:[{_BULLETS}]|\(?(?:\d{{1,3}}|[a-zA-Zа-яА-Я]|[ivxIVX]{{1,5}})\))\s+\S|\(?\d{{1,3}}\.\s+\S"
)
_PUNCTUATED = re.compile(r"[.!?…:;,][\"'”’»›)\]*_]*\Z")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»›)\]*_]*\Z")
_INSIDE_END = re.compile(r"[^\W\d_]{3,}[.!?…][\"'”’»)]*\s+[\"'“«(]*[A-ZА-ЯЁ]")
_INITIALS_END = re.compile(r"(?:\b[A-ZА-ЯЁ]\.\s?)+[\"'”’»)\]]*\Z")
_CONTACT = re.compile(
    r"\S+@\S+\.\w|\[\s?at\s?\]|\(at\)\s?\w+\.|(?:https?://|www\.)\S"
    r"|(?<!\d)(?!\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:\+\d[\d\s().–-]{6,}\d|(?:\(?\d[)\s.–-]{0,2}){9,15})"
    r"(?!\d)"
    r"|^(?:(?:cell |mobile )?phone|e-?mail|tel|mobile|cell|fax|whatsapp|тел|телефон|факс|моб|"
    r"(?:эл\.?\s?|электронная )?почта)\s*[.:+\d(]",
    re.IGNORECASE,
)
_CONTACT_LEAD = re.compile(
    r"for\b.{0,40}\b(?:information|(?:in|en)quir(?:y|ies)|quer(?:y|ies)|details)\b"
    r"(?:\W*\Z|.{0,20}\bcontact\b.{0,60})"
    r"|(?:please |kindly )?contacts?\b(?: (?:us|person|details|information))?.{0,40}:?\Z"
    r"|(?:media|press) (?:contacts?|office|(?:in|en)quiries)\b.{0,40}"
    r"|(?:по|за)\b.{0,40}(?:вопросам|информацией|справками)\b.{0,60}|контакт\w{0,5}\b.{0,40}"
    r"|пресс-(?:служба|центр)\b.{0,40}",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_LEADERS = re.compile(r"\.{4,}|(?:\. ){3,}|…{2,}|_{3,}")
_CODE = re.compile(r"[={}<>\\$`|]|\w_\w|\w\(\)|::|;\Z|\A(?:\.\.|#|//)\s")
_COLUMNS = re.compile(r"\S(?:\t| {3,})\S")

_FEW_WORDS = 4
"""Fewer words cannot be told from a label."""
_WHOLE_LINE = 400
"""Longer lines are text, whatever they contain; their end is not looked at."""
_NARROW, _WIDE = 40, 120
"""Text of a width between these, in characters, was wrapped by hand or by a program."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line with content; ``span`` leaves out white space at both ends."""

    span: Span
    text: str
    after_blank: bool


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """Lines that read as one: a wrapped paragraph, a list item, or a single line.

    ``interruptions`` are the furniture inside it, after which it continues. A row of a table has
    ``cells``, and perhaps the ``caption`` of its table.
    """

    span: Span
    text: str
    after_blank: bool
    is_item: bool
    interruptions: tuple[Span, ...] = ()
    cells: tuple[Cell, ...] = ()
    caption: str = ""


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[TextLine]:
    """Every line that is not blank."""
    found: list[TextLine] = []
    at, blank = start, True
    for raw in text[start:end].splitlines(keepends=True):
        words = raw.strip()
        if words:
            first = at + len(raw) - len(raw.lstrip())
            found.append(TextLine(Span(first, first + len(words)), words, blank))
        blank = not words
        at += len(raw)
    return found


def trimmed(text: str, span: Span) -> Span:
    """A span without the white space at its ends; nothing is copied, however long it is."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def paragraphs(lines: Sequence[TextLine], width: int | None) -> Iterator[TextParagraph]:
    """Join wrapped lines. ``width`` is that of the whole document, from ``wrap_width``."""
    for block in _blocks(lines):
        own = _wrapped_width(block) or width
        gathered: list[TextLine] = []
        for line in block:
            if gathered and not _continues(gathered, line, own):
                yield _paragraph(gathered)
                gathered = []
            gathered.append(line)
        yield _paragraph(gathered)


def _blocks(lines: Sequence[TextLine]) -> Iterator[Sequence[TextLine]]:
    """Lines without a blank one between them."""
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or lines[at].after_blank:
            yield lines[start:at]
            start = at


def _wrapped_width(block: Sequence[TextLine]) -> int | None:
    """The width of lines whose words show that they were wrapped; None where they do not."""
    width = max(len(line.text) for line in block)
    if width > _WIDE or not any(_continues_sentence(one, two) for one, two in pairwise(block)):
        return None
    return width


def _continues_sentence(before: TextLine, after: TextLine) -> bool:
    """A small letter after a line of some length without a stop: the sentence continues."""
    unfinished = _NARROW <= len(before.text) <= _WIDE and before.text[-1] not in _STOPS
    return unfinished and after.text[0].islower()


def _paragraph(lines: list[TextLine]) -> TextParagraph:
    return TextParagraph(
        span=Span(lines[0].span.start, lines[-1].span.end),
        text=" ".join(line.text for line in lines),
        after_blank=lines[0].after_blank,
        is_item=is_list_item(lines[0].text),
    )


def _continues(gathered: list[TextLine], line: TextLine, width: int | None) -> bool:
    before = gathered[-1]
    full = width is not None and _is_full(before, line, width)
    if is_list_item(line.text):
        # A wrapped line may begin with "7." by chance; one outside an item, with a dash.
        numbered = line.text[0] not in _BULLETS or not is_list_item(gathered[0].text)
        return full and numbered and before.text[-1] not in _STOPS
    return full or _continues_sentence(before, line)


def wrap_width(lines: Sequence[TextLine]) -> int | None:
    """The width at which a text's lines were broken, or None where a line is a paragraph.

    A text is wrapped when at most of its line ends the next word would not have fitted.
    """
    pairs = [pair for pair in pairwise(lines) if not pair[1].after_blank]
    if len(pairs) < 2:
        return None
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[min(len(lengths) - 1, len(lengths) * 98 // 100)]
    if not _NARROW <= width <= _WIDE:
        return None
    full = sum(_is_full(before, after, width) for before, after in pairs)
    return width if full * 2 > len(pairs) else None


def _is_full(before: TextLine, after: TextLine, width: int) -> bool:
    word = after.text.split(None, 1)[0]
    # Some leave the last few columns free, and wrap to taste.
    return len(before.text) + 1 + len(word) > width - width // 12


def is_list_item(text: str) -> bool:
    return _LIST_MARK.match(text) is not None


def is_contact(text: str) -> bool:
    """True for a line with a phone number, an address of mail or web, or a label for one."""
    return len(text) <= _WHOLE_LINE and _CONTACT.search(text) is not None


def is_code(text: str) -> bool:
    """True for a line with characters that code has and labels do not."""
    return len(text) <= _WHOLE_LINE and _CODE.search(text) is not None


def leads_to_contact(text: str) -> bool:
    """True for words that introduce contact details: "For media queries, please contact"."""
    return _CONTACT_LEAD.fullmatch(text) is not None and not ends_sentence(text)


def is_table_row(text: str) -> bool:
    """True where columns are separated by tabs, wide gaps or vertical bars."""
    start = text[:_WHOLE_LINE]
    return _COLUMNS.search(start) is not None or start.count("|") >= 2


def ends_sentence(text: str) -> bool:
    """True after a final stop, unless it only ends initials ("Mr. Li E.N.")."""
    return bool(_SENTENCE_END.search(text)) and not _INITIALS_END.search(text)


def is_prose(text: str) -> bool:
    """Sentences, not a label: with a stop at the end or inside, or long."""
    if len(text.split()) < _FEW_WORDS:
        return False
    if len(text) > TITLE_CHARACTERS or _INSIDE_END.search(text):
        return True
    return ends_sentence(text) or text[-1] in ":;"


def looks_like_title(text: str) -> bool:
    """Short, without punctuation at its end, with a capital or a digit first, no contact detail."""
    if not text or len(text) > TITLE_CHARACTERS or (is_list_item(text) and not text[0].isdigit()):
        return False
    letters = len(_LETTER.findall(text))
    if letters < 2 or letters * 2 < len(text.replace(" ", "")):
        return False
    if text.lstrip("\"'“«„‹([¿¡")[:1].islower() or _is_punctuated(text.rstrip("?!")):
        return False
    if is_contact(text) or is_table_row(text) or is_code(text) or _LEADERS.search(text):
        return False
    if (text[0] == "(" and text[-1] == ")") or ";" in text or not _is_balanced(text):
        return False
    return not _INSIDE_END.search(text)


def _is_punctuated(text: str) -> bool:
    return bool(_PUNCTUATED.search(text)) and not _INITIALS_END.search(text)


def _is_balanced(text: str) -> bool:
    """Whether quotes and brackets are closed: a title does not break off inside them."""
    pairs = (("“", "”"), ("«", "»"), ("(", ")"))
    return text.count('"') % 2 == 0 and all(
        text.count(opened) == text.count(closed) for opened, closed in pairs
    )
