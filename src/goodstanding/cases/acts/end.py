"""To leave, which ends a case; and to drop one."""

from __future__ import annotations

from goodstanding.cases.against import against, problem, refuse
from goodstanding.cases.case import Case
from goodstanding.cases.event import By, Dropped, Entry, Left
from goodstanding.cases.moves import Kind, Move


def leave(case: Case, entry: Entry) -> Left:
    """The event that the member left, at any stage; nobody can refuse it.

    It is entered by the member, or by the officer who took the letter in.  Only a case
    that has ended, a day before its last act, or no name at all stands against it.

    Raises:
        Refused: with everything that stands against it.
    """
    mine = Entry(on=entry.on, by=By(people=(case.member,)))
    found = against(case, Move(Kind.LEAVE), mine)
    if not "".join(entry.by.people).strip():
        what, do = "nobody is named", "name the member, or who took the letter in"
        found.append(problem(case, "cases.E012", what, do))
    refuse(found)
    return Left(entry=entry)


def drop(case: Case, entry: Entry) -> Dropped:
    """The event that the case was let rest for good, before it took effect.

    Raises:
        Refused: with everything that stands against it.
    """
    found = against(case, Move(Kind.DROP), entry)
    if entry.is_silent:
        what = "the case would be dropped, and nobody has said why"
        found.append(problem(case, "cases.E023", what, "write the reasons"))
    deciding = {
        actor.body
        for part in case.procedure.parts
        for actor in (part.step.actor, *part.step.others)
    }
    if entry.by.body not in deciding | {case.body}:
        what = f"{entry.by} has no part in the case"
        do = f"let the {case.body} drop it, or a body that has a step in it"
        found.append(problem(case, "cases.E012", what, do))
    refuse(found)
    return Dropped(entry=entry)
