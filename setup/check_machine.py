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


def port_problem(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return "port %d is taken: end what uses it, or choose another: make run PORT=%d" % (
                port,
                port + 1,
            )
    return None


def main(arguments):
    problems = [python_problem(arguments[0] if arguments else "run"), disk_problem()]
    if len(arguments) > 1:
        problems.append(port_problem(int(arguments[1])))
    problems = [problem for problem in problems if problem]
    for problem in problems:
        sys.stderr.write("cannot start: %s\n" % problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
