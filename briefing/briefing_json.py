"""A briefing as JSON and back, nothing lost."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import msgspec

from briefing.items import (
    Briefing,
    BriefingItem,
    Entry,
    Heading,
    Quotation,
    SentenceBefore,
)
from sourceline.records import DocumentDay, Interval, Span

FORMAT = 1


class NotABriefingError(ValueError):
    """What is read is not a briefing, or one of another format."""


def to_json(briefing: Briefing) -> str:
    """In ASCII, so that even half a surrogate pair, which a file name can hold, comes back."""
    return json.dumps(
        {
            "format": FORMAT,
            "id": briefing.id,
            "name": briefing.name,
            "version": briefing.version,
            "items": [_write_item(item) for item in briefing.items],
        },
        indent=1,
    )


def from_json(content: str | bytes) -> Briefing:
    """Raises NotABriefingError, which says why."""
    try:
        fields = json.loads(content)
        if fields["format"] != FORMAT:
            raise NotABriefingError(
                f"its format is {fields['format']!r}, this Sourceline reads {FORMAT}"
            )
        return Briefing(
            id=_text(fields["id"]),
            name=_text(fields["name"]),
            items=tuple(_read_item(item) for item in fields["items"]),
            version=int(fields["version"]),
        )
    except NotABriefingError:
        raise
    except KeyError as error:
        raise NotABriefingError(f"it lacks {error}") from error
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise NotABriefingError(str(error)) from error


def _write_item(item: BriefingItem) -> dict[str, Any]:
    if isinstance(item, Heading):
        return {"kind": "heading", "id": item.id, "text": item.text}
    quoted, days = item.quotation, item.quotation.days
    return {
        "kind": "quotation",
        "id": item.id,
        "note": item.note,
        "document": quoted.document,
        "sha256": quoted.sha256,
        "title": quoted.title,
        "heading": quoted.heading,
        "page": quoted.page,
        "days": None if days is None else [_write_day(days.first), _write_day(days.last)],
        "runs": [[run.start, run.end] for run in quoted.runs],
        "words": quoted.words,
        "link": {name: list(values) for name, values in quoted.link.items()},
        **({"cells": [list(pair) for pair in quoted.cells]} if quoted.cells else {}),
        **({"question": quoted.question} if quoted.question else {}),
        **({"before": _write_before(quoted.before)} if quoted.before else {}),
        **({"written": _write_written(quoted.written)} if quoted.written else {}),
    }


def _read_item(fields: dict[str, Any]) -> BriefingItem:
    if fields["kind"] == "heading":
        return Heading(_text(fields["id"]), _text(fields["text"]))
    if fields["kind"] != "quotation":
        raise NotABriefingError(f"it holds a {fields['kind']!r}, not a heading or quotation")
    days, heading, page = fields["days"], fields["heading"], fields["page"]
    quotation = Quotation(
        document=_text(fields["document"]),
        sha256=_text(fields["sha256"]),
        title=_text(fields["title"]),
        runs=tuple(Span(int(start), int(end)) for start, end in fields["runs"]),
        words=_text(fields["words"]),
        heading=None if heading is None else _text(heading),
        page=None if page is None else int(page),
        days=None if days is None else Interval(*map(_read_day, days)),
        link={name: [_text(value) for value in values] for name, values in fields["link"].items()},
        cells=tuple((_text(column), _text(words)) for column, words in fields.get("cells", [])),
        question=_text(fields.get("question", "")),
        before=_read_before(fields.get("before")),
        written=_read_written(fields.get("written")),
    )
    return Entry(_text(fields["id"]), quotation, _text(fields["note"]))


def _write_before(before: SentenceBefore) -> dict[str, Any]:
    runs = [[run.start, run.end] for run in before.runs]
    return {"runs": runs, "words": before.words, "is_next": before.is_next}


def _read_before(fields: dict[str, Any] | None) -> SentenceBefore | None:
    if fields is None:
        return None
    runs = tuple(Span(int(start), int(end)) for start, end in fields["runs"])
    return SentenceBefore(runs, _text(fields["words"]), bool(fields["is_next"]))


def _write_written(written: DocumentDay) -> dict[str, str]:
    return {"day": written.day.isoformat(), "basis": written.basis}


def _read_written(fields: dict[str, Any] | None) -> DocumentDay | None:
    """msgspec checks what is read: its error is a ValueError."""
    return (
        None if fields is None else msgspec.convert([fields["day"], fields["basis"]], DocumentDay)
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise NotABriefingError(f"{value!r} is given where a text is needed")
    return value


def _write_day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read_day(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)
