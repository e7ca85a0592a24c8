"""What is due in cases: for whom, from which day, until which, under which article.

Nothing is done by itself: a row tells people what they owe, or may do, and no more.
The person concerned has rows of their own, and may leave in every one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from goodstanding.cases import due_later, due_steps
from goodstanding.cases.acts.open import next_rungs
from goodstanding.cases.case import Case
from goodstanding.cases.due_row import LEAVE, Due, rows
from goodstanding.cases.moves import End, Stage

__all__ = ["Due", "due"]


def due(cases: Iterable[Case], on: date, who: str | None = None) -> list[Due]:
    """What is due on `on`, the most pressing first; of everybody, or of `who`.

    `who` is a body, a status whose holders act, or the member concerned.  That the
    member may leave stands last of what has no last day.
    """
    known = list(cases)
    found = [row for case in known for row in _of(case, on, known)]
    return sorted(
        (row for row in found if who is None or row.is_for(who)),
        key=lambda row: (row.last or date.max, row.key == LEAVE, row.first or date.min),
    )


def _of(case: Case, on: date, others: Sequence[Case]) -> Iterator[Due]:
    if not case.is_open:
        yield from _next(case, on, others)
        return
    found = [*due_later.receipts(case, on)]
    if case.state.stage is Stage.STEPS:
        found += due_steps.steps(case, on)
    else:
        found += due_later.later(case, on)
    held = case.held_until(on)
    yield from (row.held(held) for row in found) if held else found
    yield due_later.leaving(case, on)


def _next(case: Case, on: date, others: Sequence[Case]) -> Iterator[Due]:
    """What may be opened after a case that has ended, until somebody has."""
    if case.state.end is End.LEFT or any(_is_after(case, each) for each in others):
        return
    row = rows(case, on)
    for body, measures in next_rungs(case):
        shall = any(
            rung.shall and rung.body == body and rung.measures == measures
            for rung in case.measure.next
        )
        yield row(
            key=f"open {' '.join(measures)}",
            actors=(body,),
            what=f"open {' or '.join(measures)}",
            owed=shall,
            article=case.procedure.article,
            notes=("it is opened by people, from a new finding",),
        )


def _is_after(case: Case, other: Case) -> bool:
    """Whether `other` is a rung that was opened after `case`."""
    rungs = {name for _, measures in next_rungs(case) for name in measures}
    same = other.member == case.member and other.opened.measure in rungs
    return same and other.opened.on >= case.last_on
