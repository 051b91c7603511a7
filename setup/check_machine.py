"""Look before set-up starts whether this machine can carry it; say what to do where it cannot.

Runs on any Python 3, before anything is installed.
"""

import os
import shutil
import socket
import sys

NEEDED_PYTHON = (3, 11)
NEEDED_GIGABYTES = 4
DEFAULT_PORT = 8501
HIGHEST_PORT = 65535


def python_problem(target):
    if sys.version_info < NEEDED_PYTHON:
        return (
            "Python %d.%d is too old, 3.11 or newer is needed: "
            "install one and name it, as in make %s PYTHON=python3.12"
        ) % (sys.version_info[0], sys.version_info[1], target)
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return "Python has no venv module: on Debian and Ubuntu, apt-get install python3-venv"
    return None


def disk_problem():
    if os.path.exists(".venv/installed"):
        return None
    free = shutil.disk_usage(".").free / 1e9
    if free < NEEDED_GIGABYTES:
        return "only %.1f GB free here, set-up needs %d: free some, or clone to another disk" % (
            free,
            NEEDED_GIGABYTES,
        )
    return None


def port_problem(text):
    """What speaks against a port, as it was typed."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= HIGHEST_PORT):
        return "PORT must be a number from 1 to %d, not %s: for example, make run PORT=%d" % (
            HIGHEST_PORT,
            text or "blank",
            DEFAULT_PORT,
        )
    port = int(text)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            return "port %d is for administrators only: choose another: make run PORT=%d" % (
                port,
                DEFAULT_PORT,
            )
        except OSError:
            return "port %d is taken: end what uses it, or choose another: make run PORT=%d" % (
                port,
                port + 1 if port < HIGHEST_PORT else DEFAULT_PORT,
            )
    return None


def ocr_note():
    """What the app can do without, and what then is missed."""
    if shutil.which("tesseract"):
        return None
    return (
        "note: scanned pages are not read without tesseract: "
        "on Debian and Ubuntu, apt-get install tesseract-ocr tesseract-ocr-rus"
    )


def main(arguments):
    if arguments == ["ocr"]:
        if ocr_note():
            sys.stderr.write(ocr_note() + "\n")
        return 0
    problems = [python_problem(arguments[0] if arguments else "run"), disk_problem()]
    if len(arguments) > 1:
        problems.append(port_problem(arguments[1]))
    problems = [problem for problem in problems if problem]
    for problem in problems:
        sys.stderr.write("cannot start: %s\n" % problem)
    return 2 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
