"""To ask to come back: a member who was suspended or removed, by a way the text opens."""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.assessment import reference
from goodstanding.assessment.asked import Asked
from goodstanding.cases.against import against_entry, problem, refuse
from goodstanding.cases.case import Case
from goodstanding.cases.event import AskedBack, Entry
from goodstanding.cases.moves import End
from goodstanding.cases.way_back import Way, asked_back, is_out, lacking, ways
from goodstanding.problems import Problem
from goodstanding.roll.record import Record


def ask_back(
    case: Case,
    entry: Entry,
    *,
    shown: tuple[str, ...] = (),
    record: Record | None = None,
) -> AskedBack:
    """The event that the member asked to come back, by the way that keeps the most.

    `shown` is what was paid and done for it, where no decision follows; `record` is the
    member's record, for ways that are open only where something is so.

    Raises:
        Refused: with everything that stands against it.
    """
    found = [*_now(case, entry), *_who(case, entry)]
    if not is_out(case):
        refuse([*found, _not_out(case)])
    if case.measure.no_return:
        what = f"after {case.measure.name.key} the text lets nobody return"
        refuse([*found, problem(case, "cases.E030", what, "see whom it may be put to")])
    open_now = [way for way in ways(case) if way.is_open(entry.on)]
    if not open_now:
        refuse([*found, *_not_open(case, entry)])
    allowed = [way for way in open_now if _guarded(case, way, entry, record)]
    if not allowed:
        what = "the way back is open only where something is so, and it is not"
        found.append(problem(case, "cases.E027", what, "see what the text asks for"))
        refuse(found)
    way = max(allowed, key=lambda each: each.keeps)
    if way.said.declaring:
        found += lacking(case, way.said, shown)
    refuse(found)
    return AskedBack(
        entry=entry, way=way.number, is_enough=way.said.declaring, shown=shown
    )


def _now(case: Case, entry: Entry) -> Iterator[Problem]:
    yield from against_entry(case, entry, once_over=True)
    if asked_back(case) is not None:
        what = "the member has asked to come back, and nobody has decided on it"
        yield problem(case, "cases.E010", what, "decide on that first")


def _who(case: Case, entry: Entry) -> Iterator[Problem]:
    if entry.by.body is not None or entry.by.people != (case.member,):
        what = f"to come back is for {case.member} to ask, not for {entry.by}"
        yield problem(case, "cases.E012", what, f"let {case.member} ask")


def _not_out(case: Case) -> Problem:
    if case.state.end is End.LEFT:
        what = "the member left, and is kept from nothing by this case"
        do = "enter it as the text has it for anybody who joins"
        return problem(case, "cases.E030", what, do)
    what = (
        f"{case.measure.name.key} is not in effect, so there is nothing to return from"
    )
    return problem(case, "cases.E030", what, "enter nothing")


def _not_open(case: Case, entry: Entry) -> Iterator[Problem]:
    found = ways(case)
    if not found:
        what = f"the text names no way back after {case.measure.name.key}"
        yield problem(case, "cases.E030", what, "put it to those who make the bylaws")
    for way in found:
        if way.first is not None and entry.on < way.first:
            what = f"the member may return after {way.said.after}, from {way.first} on; {entry.on} is too early"
            yield problem(case, "cases.E016", what, f"ask on {way.first} or later")
        elif way.last is not None:
            what = f"the member could ask to return until {way.last}; {entry.on} is too late"
            do = "see what other way the text has"
            yield problem(case, "cases.E016", what, do)


def _guarded(case: Case, way: Way, entry: Entry, record: Record | None) -> bool:
    """Whether what must be so is so, as far as the record says."""
    asked = [each for each in (way.said.guard, way.said.when) if each is not None]
    if record is None:
        return True
    at = Asked(case.rulebook, record, entry.on)
    return all(reference.weigh(at, each).twice.now.may for each in asked)
