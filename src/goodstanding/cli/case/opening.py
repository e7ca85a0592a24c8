"""To open a case: the member is assessed, and the finding stays as it was."""

from __future__ import annotations

import difflib
from pathlib import Path

from msgspec import Struct

from goodstanding.assessment.assess import Question, assess
from goodstanding.assessment.finding import Finding
from goodstanding.cases.acts.open import Basis, open_case
from goodstanding.cases.case import Case
from goodstanding.cases.event import Entry
from goodstanding.cases.in_sqlite import InSqlite
from goodstanding.cli import asked
from goodstanding.cli.case.page import entered
from goodstanding.cli.screen import Screen
from goodstanding.cli.status import DONE
from goodstanding.problems import Problem, Refused
from goodstanding.rulebook.model import Rulebook


class Given(Struct, frozen=True, kw_only=True):
    """What the command was given."""

    rulebook: Path
    roll: Path
    member: str
    ground: str
    measure: str
    as_of: str
    known_on: str | None
    entry: Entry
    cases: Path
    leave_out: bool = False


def run(screen: Screen, given: Given) -> int:
    """Open the case, and say what may come now; refused, nothing is opened."""
    basis = _basis(screen, given)
    others = _others(given)
    name = f"{given.member}-{len(others) + 1}"
    case = open_case(basis, given.entry, given.measure, name=name, others=others)
    with InSqlite(given.cases, writing=True) as store:
        store.open(case, others)
    screen.show(entered(case, given.cases))
    return DONE


def _basis(screen: Screen, given: Given) -> Basis:
    as_of, known_on = asked.days(given.as_of, given.known_on)
    matter = asked.matter(
        given.rulebook, given.roll, known_on, leave_out=given.leave_out
    )
    with matter.roll as roll:
        asked.member(roll, given.member)
        screen.tell([*matter.doubts, *asked.in_force(matter.rulebook, as_of)])
        question = Question(rulebook=matter.rulebook, as_of=as_of, member=given.member)
        found = {each.ground: each for each in assess(question, roll)}
        return Basis(
            rulebook=matter.rulebook,
            finding=_found(matter.rulebook, given, found),
            as_of=as_of,
            known_on=known_on,
            record=roll.record(given.member),
        )


def _found(rulebook: Rulebook, given: Given, found: dict[str, Finding]) -> Finding:
    if given.ground in found:
        return found[given.ground]
    what, do = f"{given.ground} is not met", "open nothing on it"
    if given.ground not in rulebook.grounds:
        near = difflib.get_close_matches(given.ground, rulebook.grounds, 1)
        what = f'the rulebook has no ground "{given.ground}"'
        do = f"write {near[0]}" if near else "give a ground of the rulebook"
    where = f"{given.member} on {given.as_of}, --ground"
    raise Refused(Problem(code="cases.E025", what=what, where=where, do=do))


def _others(given: Given) -> tuple[Case, ...]:
    """The member's other cases, where there is a file of cases already."""
    if not given.cases.exists():
        return ()
    with InSqlite(given.cases) as store:
        return store.list(given.member)
