"""The ways back that the text leaves open to somebody whom a measure took out.

They are counted from the day on which it took effect.  Who left by an own act is kept
from nothing: leaving is no measure, and no way back is needed from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from goodstanding.cases import limits
from goodstanding.cases.against import problem
from goodstanding.cases.case import Case
from goodstanding.cases.event import AskedBack, Restored, TakenBack
from goodstanding.cases.moves import End
from goodstanding.problems import Problem
from goodstanding.rulebook.measure import Return

PAID = "paid"
"""What is shown where the text asks for a payment."""


class Way(Struct, frozen=True, kw_only=True):
    """A way back, by its place among those of the measure, and its days.

    `first` and `last` are None where the text sets no such day.
    """

    number: int
    said: Return
    first: date | None
    last: date | None

    def is_open(self, on: date) -> bool:
        """Whether it may be asked for on this day."""
        early = self.first is not None and on < self.first
        late = self.last is not None and on > self.last
        return not early and not late

    @property
    def keeps(self) -> int:
        """How much of what was before it keeps: the more, the better for the member."""
        return 2 * self.said.as_never_away + self.said.not_counted


def is_out(case: Case) -> bool:
    """Whether the measure took effect, and was neither annulled nor undone since."""
    undone = any(case.of(Restored)) or case.state.end in (End.ANNULLED, End.LEFT)
    return case.effective_on is not None and not undone and back_on(case) is None


def back_on(case: Case) -> date | None:
    """The day on which the member came back; None: not yet."""
    for asked in case.of(AskedBack):
        if asked.is_enough:
            return asked.on
    return next((each.on for each in case.of(TakenBack) if each.granted), None)


def asked_back(case: Case) -> AskedBack | None:
    """The request on which nobody has decided yet."""
    for event in reversed(case.events):
        if isinstance(event, TakenBack):
            return None
        if isinstance(event, AskedBack):
            return None if event.is_enough else event
    return None


def ways(case: Case) -> list[Way]:
    """Every way back of the measure, in the order of the text."""
    begun = case.effective_on
    found = []
    for number, said in enumerate(case.measure.returns, 1):
        after, within = (
            limits.length(case, said.after),
            limits.length(case, said.within),
        )
        found.append(
            Way(
                number=number,
                said=said,
                first=after.after(begun) if after and begun else None,
                last=within.after(begun) if within and begun else None,
            )
        )
    return found


def lacking(case: Case, said: Return, shown: tuple[str, ...]) -> Iterator[Problem]:
    """Yield what the text asks for before a member is back, and nobody has shown."""
    missing = [each for each in said.upon if each not in shown]
    if missing:
        what = f"the return is upon {' and '.join(missing)}, and nobody has shown it"
        yield problem(case, "cases.E018", what, "say so, once it is there")
    if said.paying and PAID not in shown:
        what = "the return is by paying, and nobody has shown that it was paid"
        yield problem(case, "cases.E018", what, f"show “{PAID}”, once it is")
