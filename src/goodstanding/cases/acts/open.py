"""To open a case from a finding, which stays as it was that day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from goodstanding.assessment import reference
from goodstanding.assessment.asked import Asked
from goodstanding.assessment.finding import Finding
from goodstanding.cases.against import refuse
from goodstanding.cases.case import Case
from goodstanding.cases.event import Entry, Opened, Text
from goodstanding.cases.limits import after, day_of, length
from goodstanding.cases.moves import End
from goodstanding.problems import Problem
from goodstanding.roll.record import Record
from goodstanding.rulebook.measure import Measure, NotAgain
from goodstanding.rulebook.model import How, Opening, Rulebook
from goodstanding.rulebook.procedure import Act, Outcome
from goodstanding.terms import Answer

STANDING = {Answer.MET, Answer.STILL_CURABLE}
NOTHING_FOLLOWS = {How.TOLD}
RUNGS = {
    Outcome.UNCHANGED: End.UNCHANGED,
    Outcome.UNPAID: End.UNCHANGED,
    Outcome.REFUSED: End.REFUSED,
    Outcome.AGREED: End.AGREED,
    Outcome.NOT_CARRIED: End.NOT_CARRIED,
    Outcome.CARRIED: End.CLOSED,
}
"""How a case must have ended for the rung that the text names after an outcome."""


class Basis(Struct, frozen=True, kw_only=True):
    """What a case is opened on: the text, a finding, and the days it was made for.

    `record` is the member's record, for what bars the measure.
    """

    rulebook: Rulebook
    finding: Finding
    as_of: date
    known_on: date | None = None
    record: Record | None = None


def open_case(
    basis: Basis,
    entry: Entry,
    measure: str,
    *,
    name: str,
    others: Sequence[Case] = (),
) -> Case:
    """A case that `by` opened from a finding.

    `others` are the member's other cases: the next rung is opened after one of them.

    Raises:
        Refused: with everything that stands against it.
    """
    rulebook, finding = basis.rulebook, basis.finding
    bylaws = rulebook.bylaws
    opened = Opened(
        entry=entry,
        case=name,
        member=finding.member,
        measure=measure,
        text=Text(id=rulebook.id, version=rulebook.version, digest=bylaws.identity),
        finding=finding,
        as_of=basis.as_of,
        known_on=basis.known_on,
    )
    found = list(_finding(rulebook, opened, others))
    if measure in rulebook.measures:
        found += _barred(rulebook, opened, basis.record)
        found += _others(rulebook.measures[measure], opened, others)
    refuse(found)
    return Case(rulebook=rulebook, opened=opened)


def _problem(opened: Opened, code: str, what: str, do: str) -> Problem:
    where = f"{opened.finding.ground} of {opened.member}, {opened.finding.article}"
    return Problem(code=code, what=what, where=where, do=do)


def _finding(
    rulebook: Rulebook, opened: Opened, others: Sequence[Case]
) -> Iterator[Problem]:
    finding, by = opened.finding, opened.by
    if finding.answer not in STANDING:
        what = f"the finding is: {finding.answer}; nothing can be opened on it"
        do = "settle first what it says is lacking, and assess again"
        yield _problem(opened, "cases.E025", what, do)
    if finding.is_hidden:
        what = f"while {finding.hidden_by[0].ground} is met, nothing is opened on it"
        yield _problem(opened, "cases.E025", what, "open the case on that one")
    if opened.on < opened.as_of:
        what = f"the case is opened on {opened.on}, on a finding as of {opened.as_of}"
        yield _problem(opened, "cases.E011", what, "open it on that day or later")
    if opened.member in by.people:
        what = f"{opened.member} is the member concerned, and opens the case"
        yield _problem(opened, "cases.E014", what, "let somebody else open it")
    may = _openings(rulebook, opened, others)
    if not any(
        opened.measure in measures and by.body == body for body, measures in may
    ):
        told = "; ".join(
            f"the {body} may open {' or '.join(measures)}" for body, measures in may
        )
        what = f"{by} may not open {opened.measure} on this finding"
        yield _problem(opened, "cases.E026", what, told or "open nothing on it")


def _openings(
    rulebook: Rulebook, opened: Opened, others: Sequence[Case]
) -> list[tuple[str, tuple[str, ...]]]:
    """Who may open what: by the ground, and as the next rung after another case."""
    ground = rulebook.grounds.get(opened.finding.ground)
    openings: tuple[Opening, ...] = ground.openings if ground else ()
    found = [
        (each.body, each.measures)
        for each in openings
        if each.how not in NOTHING_FOLLOWS
    ]
    return [*found, *(rung for case in others for rung in next_rungs(case))]


def next_rungs(case: Case) -> list[tuple[str, tuple[str, ...]]]:
    """Who may open what after a case that has ended: only what its end allows."""
    end = case.state.end
    return [
        (each.body, each.measures)
        for each in case.measure.next
        if end is not None and RUNGS.get(each.case.outcome) is end
    ]


def _barred(
    rulebook: Rulebook, opened: Opened, record: Record | None
) -> Iterator[Problem]:
    measure = rulebook.measures[opened.measure]
    if not measure.barred_if or record is None:
        return
    asked = Asked(rulebook, record, opened.on)
    for condition in measure.barred_if:
        if reference.weigh(asked, condition).twice.now.must:
            text = getattr(condition, "text", "") or "the text bars it"
            yield _problem(
                opened,
                "cases.E027",
                f"{measure.name.key} is not taken here: {text}",
                f"leave it: {measure.place} bars it",
            )


def _others(
    measure: Measure, opened: Opened, others: Sequence[Case]
) -> Iterator[Problem]:
    mine = [case for case in others if case.member == opened.member]
    for case in mine:
        if case.is_open and (measure.one_case or case.opened.measure == opened.measure):
            what = f"case {case.id} against {case.member} is still open"
            yield _problem(
                opened, "cases.E028", what, "bring that one to its end first"
            )
    for case in mine:
        if case.opened.measure != opened.measure:
            continue
        for again in measure.not_again:
            if not _is_meant(again, case, opened):
                continue
            begun, span = day_of(case, again.event), length(case, again.within)
            until = after(case, span, begun) if begun and span else None
            if until is not None and opened.on <= until:
                what = f"{opened.measure} was the matter of case {case.id}, and is not opened again until {until} is over"
                yield _problem(opened, "cases.E028", what, "wait until then")


def _is_meant(again: NotAgain, case: Case, opened: Opened) -> bool:
    """Whether it bars those who open: everybody, or those of a step of the other case."""
    if again.movers is None:
        return True
    taken = ((event, step.number) for event, step in case.taken(*Act))
    movers = {
        name
        for event, number in taken
        if number == str(again.movers)
        for name in event.by.people
    }
    return bool(movers & set(opened.by.people))
