"""What every command line of the project does the same way: exit codes, messages, output."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable
from typing import Any

from sourceline.errors import SourcelineError

DONE = 0
UNEXPECTED = 1
WRONG_USE = 2
SOME_FAILED = 3


def run(command: Callable[[], int]) -> int:
    """Run a command; errors raised on purpose become one line on stderr and their exit code.

    Anything else is a fault of the program: Python shows its traceback and exits with 1.
    """
    try:
        return command()
    except SourcelineError as error:
        say(f"error: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        say("stopped: the index is as it was before")
        return UNEXPECTED
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        sys.stderr.close()
        return DONE


def say(message: str) -> None:
    """A message on stderr, apart from results."""
    print(_printable(harmless(message)), file=sys.stderr)  # noqa: T201


def put(line: str) -> None:
    """A line of the result, on stdout."""
    print(_printable(line), flush=True)  # noqa: T201


def put_json(value: Any, *, indent: int | None = None) -> None:
    put(json.dumps(value, ensure_ascii=False, indent=indent))


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it needs one: "1 passage", "2 passages"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def harmless(text: str, keep: str = "") -> str:
    """Text from outside, safe for a terminal: control characters are written as escapes.

    Those in ``keep`` stay.
    """
    return "".join(
        sign if sign in keep or unicodedata.category(sign) != "Cc" else ascii(sign)[1:-1]
        for sign in text
    )


def _printable(text: str) -> str:
    # File names may hold bytes that no encoding can print.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
