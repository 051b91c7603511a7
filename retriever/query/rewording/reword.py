"""A question as it was typed, put as it is to be searched, with what was changed and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from retriever.query.parse import understand
from retriever.query.rewording.core_question import core_question
from retriever.query.rewording.earlier import Earlier
from retriever.query.rewording.follow_up import continue_question, needs_another
from retriever.query.rewording.typing_errors import corrected, typing_errors
from retriever.results import Question, Rewording
from sourceline.errors import OverlongQuestionError
from sourceline.index.library import Library
from sourceline.settings import SEARCH

NOTHING_BEFORE = (
    "This seems to continue a question before it, but none was given: it was asked as it stands."
)


@dataclass(frozen=True, slots=True)
class Reworded:
    """``changes`` in the order they were made, none where the text is asked as it was typed.

    ``near`` are the sections that may answer best, and ``short`` what to ask there; ``unsure``
    says that the question may as well stand by itself.
    """

    typed: str
    text: str
    changes: tuple[Rewording, ...] = ()
    near: frozenset[tuple[str, int]] = frozenset()
    short: str = ""
    unsure: bool = False
    note: str | None = None

    def question(self, *, since: date | None, until: date | None) -> Question:
        """See ``understand``; with what was typed where that is something else."""
        read = understand(self.text, since=since, until=until)
        return replace(
            read, typed=self.typed, rewordings=self.changes, note=self.note, near=self.near
        )


def reword(
    typed: str, library: Library, before: Callable[[], Earlier] | None, today: date | None = None
) -> Reworded:
    """``before`` gives the question before, if there is one; it is called where it is needed.

    Whatever comes of it can be asked: a question that would grow too long is left as it is.
    """
    # What cannot be asked is refused before anything is made of it.
    text = understand(typed).text
    plain = Reworded(text, text)
    day = today or datetime.now().astimezone().date()
    try:
        whole = _continued(_cut(plain), before, day)
        return _spelled(whole, library)
    except OverlongQuestionError:
        return plain


def _cut(asked: Reworded) -> Reworded:
    core = core_question(asked.text)
    if core is None:
        return asked
    return _changed(asked, Rewording("core", asked.text, core))


def _continued(asked: Reworded, before: Callable[[], Earlier] | None, today: date) -> Reworded:
    if before is None:
        lost = needs_another(asked.text, today)
        return replace(asked, note=NOTHING_BEFORE) if lost else asked
    earlier = before()
    found = continue_question(asked.text, earlier, today)
    if found is None:
        return asked
    whole = _changed(asked, Rewording("follow-up", asked.text, found.text))
    near = earlier.sections if found.near else frozenset()
    return replace(whole, near=near, short=found.short, unsure=found.sort == "bare")


def _spelled(asked: Reworded, library: Library) -> Reworded:
    for each in (errors := typing_errors(asked.text, library)):
        change = Rewording("typing error", each.typed, each.meant)
        asked = replace(asked, changes=(*asked.changes, change))
    return replace(asked, text=corrected(asked.text, errors))


def _changed(asked: Reworded, change: Rewording) -> Reworded:
    if len(change.now) > SEARCH.question_characters:
        raise OverlongQuestionError("The question with what it continues is too long.")
    return replace(asked, text=change.now, changes=(*asked.changes, change))
