"""A briefing as JSON and back, nothing lost."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from briefing.items import Briefing, BriefingItem, Entry, Heading, Quotation
from sourceline.records import Interval, Span

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
    )
    return Entry(_text(fields["id"]), quotation, _text(fields["note"]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise NotABriefingError(f"{value!r} is given where a text is needed")
    return value


def _write_day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read_day(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)
