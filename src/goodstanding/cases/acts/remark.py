"""To hold a case up, to enter help given, and to note what became known later."""

from __future__ import annotations

from datetime import date

from goodstanding.cases.against import against_entry, problem, refuse
from goodstanding.cases.case import Case
from goodstanding.cases.event import Entry, Held, Helped, Noted
from goodstanding.problems import Problem


def hold(case: Case, entry: Entry, *, until: date) -> Held:
    """The event that a named person holds everything up; it goes on by itself on `until`.

    Raises:
        Refused: with everything that stands against it.
    """
    found = _entry(case, entry)
    if until <= entry.on:
        what = f"it would be held up from {entry.on} until {until}"
        found.append(problem(case, "cases.E011", what, "give a later day"))
    refuse(found)
    return Held(entry=entry, until=until)


def help_given(case: Case, entry: Entry) -> Helped:
    """The event that the member was helped while a time ran.

    Raises:
        Refused: with everything that stands against it.
    """
    refuse(_entry(case, entry))
    return Helped(entry=entry)


def note(case: Case, entry: Entry) -> Noted:
    """The event that something became known: a payment, a correction of the roll.

    The finding that opened the case stays as it was; the note is shown beside it.

    Raises:
        Refused: with everything that stands against it.
    """
    refuse(_entry(case, entry))
    return Noted(entry=entry)


def _entry(case: Case, entry: Entry) -> list[Problem]:
    found = against_entry(case, entry)
    if entry.is_silent:
        what = "it was entered without words"
        found.append(problem(case, "cases.E023", what, "say what, or why"))
    return found
