"""Files of JSON objects, one a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from sourceline.errors import WrongUseError

Made = TypeVar("Made")


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of the lines that are not blank.

    Raises WrongUseError when the file cannot be read or a line is no JSON object.
    """
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield _object(line, f"{path}, line {number}")
    except OSError as error:
        raise WrongUseError(f"{path} cannot be read: {error.strerror}") from None


def read_items(
    path: Path, make: Callable[[dict[str, Any]], Made], noun: str, wanted: str
) -> list[Made]:
    """What ``make`` makes of each object, in order.

    Raises WrongUseError as read_lines does, and where it fails: "FILE, question 3: WANTED".
    """
    made = []
    for number, fields in enumerate(read_lines(path), start=1):
        try:
            made.append(make(fields))
        except (KeyError, TypeError, ValueError) as error:
            reason = f"{type(error).__name__}: {error}"
            raise WrongUseError(f"{path}, {noun} {number}: {wanted} ({reason})") from None
    return made


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise WrongUseError(f"{where}: not JSON ({error})") from None
    if not isinstance(fields, dict):
        raise WrongUseError(f"{where}: not a JSON object")
    return fields
