"""To lengthen the time of a measure, where the text allows it, and once."""

from __future__ import annotations

from goodstanding.cases import limits
from goodstanding.cases.against import against, problem, refuse
from goodstanding.cases.case import Case
from goodstanding.cases.event import Entry, Lengthened
from goodstanding.cases.moves import Kind, Move
from goodstanding.dates import Length


def lengthen(case: Case, entry: Entry, *, length: Length) -> Lengthened:
    """The event that its time was lengthened by `length`, until a later day.

    Raises:
        Refused: with everything that stands against it.
    """
    found = against(case, Move(Kind.EXTEND), entry)
    begun, until = case.effective_on, case.runs_until
    later = limits.after(case, length, until) if until is not None else entry.on
    if until is not None and entry.on > until:
        what = f"its time was over on {until}"
        found.append(problem(case, "cases.E016", what, "enter what came of it"))
    ceiling = limits.length(case, case.measure.at_most)
    end = limits.after(case, ceiling, begun) if begun and ceiling else None
    if end is not None and later > end:
        what = (
            f"it would last until {later}; it may last {ceiling} at most, until {end}"
        )
        found.append(problem(case, "cases.E024", what, "lengthen it by less"))
    by_text = limits.length(case, case.measure.extended_by)
    most = limits.after(case, by_text, until) if by_text and until else None
    if most is not None and later > most:
        what = f"the text lengthens it by {by_text}, and not by {length}"
        found.append(problem(case, "cases.E024", what, f"lengthen it by {by_text}"))
    refuse(found)
    return Lengthened(entry=entry, until=later)
