"""An Office file's properties: a title that someone gave, the day it was written."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Protocol

from indexer.structure.plausible_day import is_plausible_day

_NO_TITLE = re.compile(
    r"(?:microsoft (?:office )?(?:word|excel|powerpoint)\b.*"
    r"|(?:new )?(?:word|powerpoint|excel) ?(?:document|presentation|template|worksheet)?\d*"
    r"|(?:документ|презентация|лист|книга) (?:microsoft )?(?:office )?(?:word|excel|powerpoint)"
    r"|(?:untitled|document|presentation|book|workbook|slide|title|template|normal|default|test"
    r"|без (?:названия|имени|заголовка)|документ|презентация|книга|слайд|шаблон|заголовок|название"
    r"|тема|template\w*|шаблон\w*)[ _-]?\d*"
    r"|.*\.(?:docx?|dot[xm]?|pptx?|pot[xm]?|xlsx?|rtf|odt|txt|pdf)"
    r"|[\W\d_]*)",
    re.IGNORECASE | re.DOTALL,
)
_OF_TEMPLATES = frozenset(
    {
        datetime(2013, 12, 23, 23, 15),  # noqa: DTZ001  python-docx
        datetime(2013, 1, 27, 9, 14, 16),  # noqa: DTZ001  python-pptx
        datetime(2006, 9, 16),  # noqa: DTZ001  Excel's own empty workbook, as libraries write it
    }
)
"""When the templates were made that libraries start every file from."""


class CoreProperties(Protocol):
    """Core properties, as all three Office libraries give them."""

    @property
    def title(self) -> str | None: ...

    @property
    def created(self) -> datetime | None: ...

    @property
    def modified(self) -> datetime | None: ...


def title_in_properties(properties: CoreProperties) -> str | None:
    """The title, unless it comes from a program or a template."""
    title = " ".join((_value(properties, "title") or "").split())
    return None if len(title) > 300 or _NO_TITLE.fullmatch(title) else title


def day_in_properties(properties: CoreProperties) -> date | None:
    """The day of creation, else of the last change; None where neither can be true."""
    for name in ("created", "modified"):
        moment = _moment(properties, name)
        if moment is not None and moment not in _OF_TEMPLATES and is_plausible_day(moment.date()):
            return moment.date()
    return None


def _value(properties: CoreProperties, name: str) -> str | None:
    try:
        value = getattr(properties, name)
    except (ValueError, TypeError, OverflowError):  # the file has no valid value there
        return None
    return value if isinstance(value, str) else None


def _moment(properties: CoreProperties, name: str) -> datetime | None:
    try:
        value = getattr(properties, name)
    except (ValueError, TypeError, OverflowError):
        return None
    return value.replace(tzinfo=None) if isinstance(value, datetime) else None
