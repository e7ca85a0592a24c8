"""To conclude a measure: lifted, over and unchanged, or carried through."""

from __future__ import annotations

from goodstanding.cases.acts.effect import appeal_until
from goodstanding.cases.against import against, problem, refuse
from goodstanding.cases.case import Case
from goodstanding.cases.event import Concluded, Entry, Helped
from goodstanding.cases.moves import Kind, Move

OUTCOMES = (Kind.LIFT, Kind.RUN_OUT, Kind.CLOSE)


def conclude(case: Case, entry: Entry, outcome: Kind) -> Concluded:
    """The event that the measure ended so, as people found.

    That nothing changed can be found only when its time is over, and not without
    having helped the member; the next rung is never opened by itself.

    Raises:
        Refused: with everything that stands against it.
    """
    found = against(case, Move(outcome), entry)
    until = case.runs_until
    if outcome is Kind.RUN_OUT and until is not None and entry.on <= until:
        what = f"its time runs until {until}"
        found.append(problem(case, "cases.E016", what, f"wait until {until} is over"))
    if outcome is Kind.RUN_OUT and not any(case.of(Helped)):
        what = "nobody has said how the member was helped while the time ran"
        found.append(problem(case, "cases.E023", what, "enter the help that was given"))
    if outcome in (Kind.LIFT, Kind.RUN_OUT) and entry.is_silent:
        what = "what came of it was entered without the reasons"
        found.append(problem(case, "cases.E023", what, "write the reasons"))
    last = appeal_until(case)
    if outcome is Kind.CLOSE and last is not None and entry.on <= last:
        what = f"the member may appeal until {last}"
        found.append(problem(case, "cases.E016", what, f"wait until {last} is over"))
    refuse(found)
    return Concluded(entry=entry, outcome=outcome)
