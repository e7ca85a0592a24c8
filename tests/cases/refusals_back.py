"""What is refused when a member asks to come back, and when that is decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from cases.conducted import in_effect, opened
from cases.procedures import FAIR, book
from cases.refusals_later import Tried
from cases.world import entered
from goodstanding.cases.acts.ask_back import ask_back
from goodstanding.cases.acts.decide import Count
from goodstanding.cases.acts.end import leave
from goodstanding.cases.acts.take_back import take_back
from goodstanding.cases.case import Case
from goodstanding.cases.event import Ballot
from goodstanding.roll.record import Record
from goodstanding.roll.tables import BodyFinding

RESTORED = (
    "The member may return, within 2 years, on request, "
    'upon "approval at county level", decided by the meeting.'
)
COUNTY = ("approval at county level",)
GUARDED = (
    "The member may return, on request, if the board has found "
    '"has paid what was owed".'
)
VOTED = "The member may return, paying 50 EUR, by at least 2/3 of those voting."


def _suspended() -> Case:
    return _removed(RESTORED)


@cache
def _removed(*lines: str) -> Case:
    """Removed under the small procedure with these lines, on 1 October 2024."""
    case = opened("arrears", "removal", "2024-09-01", book=_book(lines), body="board")
    return in_effect(case, "2024-09-01")


def _book(lines: tuple[str, ...]):
    return book(*lines, *(line for line in FAIR if not line.startswith("The member")))


def _asked(*lines: str) -> Case:
    case = _removed(*lines) if lines else _suspended()
    return case.then(ask_back(case, _member("2025-08-01")))


def _member(on: str):
    return entered(on, "M12")


def _meeting(on: str, *people: str, said: str = "as the minutes show"):
    return entered(on, *(people or ("X1",)), body="meeting", said=said)


def _votes(**numbers: int) -> Count:
    return Count(ballot=Ballot(entitled=20, present=20, **numbers))


def _left() -> Case:
    case = opened("arrears", "removal", "2024-09-01", book=_book(()), body="board")
    return case.then(leave(case, _member("2024-09-02")))


ACTS: dict[str, Callable[[], Tried]] = {
    "asked back too early": lambda: (
        _removed("The member may return, after 5 years, as new."),
        lambda case: ask_back(case, _member("2029-08-31")),
    ),
    "asked back too late": lambda: (
        _suspended(),
        lambda case: ask_back(case, _member("2026-10-02")),
    ),
    "asked back by somebody else, before the last act": lambda: (
        _suspended(),
        lambda case: ask_back(case, _meeting("2024-08-01")),
    ),
    "asked back twice": lambda: (
        _asked(),
        lambda case: ask_back(case, _member("2025-08-02")),
    ),
    "asked back where it is not in effect": lambda: (
        opened("arrears", "removal", "2025-01-02", book=_book(()), body="board"),
        lambda case: ask_back(case, _member("2025-01-03")),
    ),
    "asked back by one who left": lambda: (
        _left(),
        lambda case: ask_back(case, _member("2024-09-03")),
    ),
    "asked back where nobody may return": lambda: (
        _removed("The member may not return."),
        lambda case: ask_back(case, _member("2025-08-01")),
    ),
    "asked back where no way is named": lambda: (
        _removed(),
        lambda case: ask_back(case, _member("2025-08-01")),
    ),
    "asked back where something must be so, and is not": lambda: (
        _removed(GUARDED),
        lambda case: ask_back(case, _member("2025-08-01"), record=_unfit()),
    ),
    "declared to be back, and not paid": lambda: (
        _removed("The member may return, by declaring it, paying 50 EUR."),
        lambda case: ask_back(case, _member("2025-08-01")),
    ),
    "taken back unasked": lambda: (
        _suspended(),
        lambda case: take_back(case, _meeting("2025-08-20"), granted=True),
    ),
    "taken back by the member, before it was asked": lambda: (
        _asked(),
        lambda case: take_back(
            case, _meeting("2025-07-20", "M12"), granted=True, shown=COUNTY
        ),
    ),
    "taken back without what the text asks for": lambda: (
        _asked(),
        lambda case: take_back(case, _meeting("2025-08-20"), granted=True),
    ),
    "not taken back, by another body and without reasons": lambda: (
        _asked(),
        lambda case: take_back(
            case, entered("2025-08-20", "X1", body="board"), granted=False
        ),
    ),
    "taken back by a vote that nobody counted": lambda: (
        _asked(VOTED),
        lambda case: take_back(
            case, _meeting("2025-08-20"), granted=True, shown=("paid",)
        ),
    ),
    "taken back against the vote": lambda: (
        _asked(VOTED),
        lambda case: take_back(
            case,
            _meeting("2025-08-20"),
            granted=True,
            shown=("paid",),
            count=_votes(ayes=12, noes=8),
        ),
    ),
    "taken back by votes that cannot be, unpaid": lambda: (
        _asked(VOTED),
        lambda case: take_back(
            case, _meeting("2025-08-20"), granted=True, count=_votes(ayes=18, noes=8)
        ),
    ),
    "taken back by a majority that is blank": lambda: (
        _asked("The member may return, on request, by [majority]."),
        lambda case: take_back(
            case, _meeting("2025-08-20"), granted=True, count=_votes(ayes=9, noes=8)
        ),
    ),
}


def _unfit() -> Record:
    found = BodyFinding(
        member_id="M12",
        ground="has paid what was owed",
        found_on=date(2025, 7, 1),
        body="board",
        holds=False,
    )
    return Record(member_id="M12", findings=(found,))
