"""The messages inside one text: a mail, and the older ones that it quotes or forwards below.

A message begins at a block of header lines ("From: … Sent: … Subject: …"), at a line such as
"-----Original Message-----" or "On 3 March 2023 X wrote:", and with lines that begin with ">".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Final

from sourceline.dates import find_dates
from sourceline.records import Span

_FLAGS: Final = re.IGNORECASE
_SENDER: Final = r"From|Von|De|Da|Van|Från|От(?:\s+кого)?"
_SENT: Final = (
    r"Sent|Date|Gesendet|Datum|Envoy[ée]e?(?:\s+le)?|Enviad[oa](?:\s+el)?|Fecha|Inviato"
    r"|Verzonden|Отправлено|Дата"
)
_SUBJECT: Final = r"Subject|Betreff|Objet|Sujet|Asunto|Assunto|Oggetto|Onderwerp|Тема"
_OTHER: Final = (
    r"To|Cc|Bcc|An|Kopie|[ÀA]|Para|Aan|Кому|Копия|Importance|Priority|Attachments?|Reply-To"
    r"|Pièces?\s+jointes?|Anlagen?|Вложени[ея]"
)
_FIELD: Final = re.compile(
    rf"[*_ ]*(?:(?P<sender>{_SENDER})|(?P<sent>{_SENT})|(?P<subject>{_SUBJECT})|(?:{_OTHER}))"
    r"[*_ ]*\s?:[*_]*(?P<value>\s.*|)$",
    _FLAGS,
)
_RULE: Final = re.compile(
    r"-{2,}\s*(?:original\s?(?:message|nachricht)|forwarded\s+message|ursprüngliche\s+nachricht"
    r"|weitergeleitete\s+nachricht|message\s+(?:d['’]origine|original|transféré|réexpédié)"
    r"|mensaje\s+(?:original|reenviado)|mensagem\s+original"
    r"|(?:исходное|пересылаемое|пересланное)\s+сообщение)\s*-{2,}$"
    r"|(?:begin\s+forwarded\s+message|début\s+du\s+message\s+(?:réexpédié|transféré)"
    r"|anfang\s+der\s+weitergeleiteten\s+nachricht|начало\s+переадресованного\s+сообщения)\s*:$",
    _FLAGS,
)
_VERBS: Final = (
    r"(?:wrote|writes|a\s+écrit|schrieb|escribió|escreveu|ha\s+scritto|schreef"
    r"|пишет|писал[аи]?|написал(?:[аи]|\s?\(а\))?)"
)
_WROTE: Final = re.compile(rf".{{3,200}}\b{_VERBS}(?:\s.{{0,80}})?\s?:$", _FLAGS)
_WROTE_BELOW: Final = re.compile(rf"\b{_VERBS}\s?:$", _FLAGS)
_MARKS: Final = re.compile(r"[ \t]*((?:>[ \t]?)+)")
_REPLY: Final = re.compile(
    r"^\s*(?:(?:re|aw|antw|sv|fwd?|wg|tr|rv|rif|ответ|отв|пересл)\s?(?:\[\d+\])?\s?:\s*)+",
    _FLAGS,
)
_SALUTATION: Final = re.compile(r"[^\W\d_][^\d,!:.?]*(?:\.\s[^\d,!:.?]+)*[,!:]", _FLAGS)
_LONGEST_WROTE: Final = 300
_MOST_FIELDS: Final = 8
_MOST_GREETING: Final = 6
"""Words of a line that greets."""
_LEAST_FIELDS: Final = 3
_LONGEST: Final = 400_000
"""Characters: a longer text is a book, not a mail."""
_MAY_BE: Final = re.compile(
    rf"^[>*_ \t]*(?:(?:{_SENDER})[*_ ]*\s?:|-{{2,}}\s*\w)|{_VERBS}[^\n]{{0,80}}:\s*$",
    _FLAGS | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class MailPart:
    """A stretch of one message.

    ``age`` is 0 in the newest, one more for each quoted below it; ``day`` and ``subject`` are those
    that its ``header`` names, if any. Who is greeted ("Dear Ann,") is part of the header. A stretch
    that goes on with a message has none of its own.
    """

    span: Span
    age: int
    header: Span | None = None
    day: date | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """``depth`` counts the ">" before its words."""

    start: int
    end: int
    text: str
    depth: int


@dataclass(frozen=True, slots=True)
class _Opening:
    """The lines that open a message; ``is_sure`` where they open one in any text."""

    lines: int
    is_sure: bool
    day: date | None = None
    subject: str | None = None


@dataclass(slots=True)
class _Thread:
    """The parts found so far. ``opened`` holds, for each message opened without ">", the depth."""

    lines: Sequence[_Line]
    parts: list[MailPart] = field(default_factory=list)
    opened: list[int] = field(default_factory=list)
    is_mail: bool = False
    has_words: bool = False

    def add(self, at: int) -> int:
        """Add the line, or all that opens a message there; return how many lines that is."""
        line = self.lines[at]
        while self.opened and line.text and self.opened[-1] > line.depth:
            self.opened.pop()
        opening = _opening(self.lines, at)
        if opening is not None and self._opens(opening, at):
            return self._open(opening, at)
        age = line.depth + len(self.opened)
        last = self.parts[-1] if self.parts else None
        if last is not None and (last.age == age or not line.text):
            self.parts[-1] = replace(last, span=Span(last.span.start, line.end))
        else:
            self.parts.append(self._part(Span(line.start, line.end), age))
        self.has_words = self.has_words or bool(line.text)
        return 1

    def _opens(self, opening: _Opening, at: int) -> bool:
        return opening.is_sure or self.is_mail or _is_quoted_below(self.lines, at, opening.lines)

    def _open(self, opening: _Opening, at: int) -> int:
        line, last = self.lines[at], self.lines[at + opening.lines - 1]
        quoted = not opening.is_sure and _is_quoted_below(self.lines, at, opening.lines)
        if self.has_words and not quoted:
            self.opened.append(line.depth)
        age = line.depth + len(self.opened) + quoted
        span = Span(line.start, last.end)
        header = Span(line.start, _salutation_end(self.lines, at + opening.lines) or last.end)
        self.parts.append(MailPart(span, age, header, opening.day, opening.subject))
        self.is_mail = self.has_words = True
        return opening.lines

    def _part(self, span: Span, age: int) -> MailPart:
        """A stretch that goes on with a message: its header is the last one of this age."""
        for part in reversed(self.parts):
            if part.age == age:
                return replace(part, span=span, header=None)
            if part.age < age:
                break
        return MailPart(span, age)


@lru_cache(maxsize=256)
def mail_parts(text: str) -> tuple[MailPart, ...]:
    """The messages of a text, which they cover whole, in order; none where it is no mail."""
    if len(text) > _LONGEST or not _MAY_BE.search(text):
        return ()
    lines = list(_lines(text))
    thread = _Thread(lines)
    at = 0
    while at < len(lines):
        at += thread.add(at)
    return tuple(thread.parts) if thread.is_mail else ()


def subject_key(subject: str) -> str:
    """A subject without "Re:", "Fwd:" and the like, to compare by."""
    return " ".join(_REPLY.sub("", subject).casefold().split()).strip(" .")


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for raw in text.splitlines(keepends=True):
        marks = _MARKS.match(raw)
        words = raw[marks.end() :] if marks else raw
        yield _Line(at, at + len(raw), words.strip(), marks[1].count(">") if marks else 0)
        at += len(raw)


def _opening(lines: Sequence[_Line], at: int) -> _Opening | None:
    line = lines[at]
    if not line.text or len(line.text) > _LONGEST_WROTE:
        return None
    if _RULE.match(line.text):
        return _ruled(lines, at)
    block = _block(lines, at)
    if block is not None:
        return block
    if _WROTE.match(line.text):
        return _wrote(line.text, 1)
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or below.depth != line.depth or not _WROTE_BELOW.search(below.text):
        return None
    joined = f"{line.text} {below.text}"
    return _wrote(joined, 2) if _WROTE.match(joined) else None


def _ruled(lines: Sequence[_Line], at: int) -> _Opening:
    """A rule, and the header below it, if there is one."""
    for gap in (1, 2):
        block = _block(lines, at + gap) if at + gap < len(lines) else None
        if block is not None:
            return replace(block, lines=block.lines + gap)
    return _Opening(1, is_sure=True)


def _block(lines: Sequence[_Line], at: int) -> _Opening | None:
    """Header fields: a sender, and the time or the subject; three at least in all."""
    fields: dict[str, str] = {}
    count = 0
    for line in lines[at : at + _MOST_FIELDS]:
        found = _FIELD.match(line.text) if line.depth == lines[at].depth else None
        if found is None:
            break
        count += 1
        fields[_name(found)] = found["value"]
    if count < _LEAST_FIELDS or "sender" not in fields or not fields.keys() & {"sent", "subject"}:
        return None
    subject = fields.get("subject", "").strip(" *_") or None
    return _Opening(count, is_sure=True, day=_day(fields.get("sent", "")), subject=subject)


def _name(found: re.Match[str]) -> str:
    return next((name for name in ("sender", "sent", "subject") if found[name]), "other")


def _wrote(words: str, lines: int) -> _Opening | None:
    """Who wrote the message below: with the time, or an address, else it is a sentence."""
    dated = any(letter.isdigit() for letter in words) or "@" in words
    return _Opening(lines, is_sure=False, day=_day(words)) if dated else None


def _salutation_end(lines: Sequence[_Line], at: int) -> int | None:
    """The end of a short first line that greets: "Ann,", "Уважаемые коллеги!"."""
    first = next((line for line in lines[at : at + 4] if line.text), None)
    if first is None or len(first.text.split()) > _MOST_GREETING:
        return None
    if not _SALUTATION.fullmatch(first.text):
        return None
    return first.end


def _is_quoted_below(lines: Sequence[_Line], at: int, count: int) -> bool:
    """Whether the next line with words is quoted deeper."""
    below = next((line for line in lines[at + count : at + count + 3] if line.text), None)
    return below is not None and below.depth > lines[at].depth


def _day(words: str) -> date | None:
    found = [mention.interval for mention in find_dates(words)]
    return next((each.first for each in found if each.first and each.first == each.last), None)
