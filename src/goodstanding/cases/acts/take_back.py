"""To decide on a request to come back: a body takes the member back, or does not."""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.cases import ballots
from goodstanding.cases.acts.decide import Count
from goodstanding.cases.against import against_entry, problem, refuse
from goodstanding.cases.case import Case
from goodstanding.cases.event import Ballot, Entry, TakenBack
from goodstanding.cases.way_back import asked_back, lacking
from goodstanding.problems import Problem
from goodstanding.rulebook.measure import Return
from goodstanding.rulebook.procedure import Act, Actor, Step

UNCOUNTED = Count()


def take_back(
    case: Case,
    entry: Entry,
    *,
    granted: bool,
    shown: tuple[str, ...] = (),
    count: Count = UNCOUNTED,
) -> TakenBack:
    """The event that the member was taken back, or was not, with the reasons for that.

    `shown` is what was paid and done for it, in the words of the text.

    Raises:
        Refused: with everything that stands against it.
    """
    request = asked_back(case)
    if request is None:
        what = "nobody has asked to come back, or it was decided already"
        refuse([problem(case, "cases.E010", what, "let the member ask first")])
    assert request is not None
    way = case.measure.returns[request.way - 1]
    found = [*_entry(case, entry, way), *_votes(case, way, count, granted=granted)]
    if not granted and entry.is_silent:
        what = "the member was not taken back, and nobody has said why"
        found.append(problem(case, "cases.E023", what, "write the reasons"))
    if granted:
        found += lacking(case, way, shown)
    refuse(found)
    return TakenBack(
        entry=entry,
        granted=granted,
        shown=shown,
        as_never_away=granted and way.as_never_away,
        ballot=count.ballot,
        rule=count.rule,
    )


def _entry(case: Case, entry: Entry, way: Return) -> Iterator[Problem]:
    yield from against_entry(case, entry, once_over=True)
    if entry.by.body is None and case.member in entry.by.people:
        what = f"{case.member} is the member concerned, and would decide on it"
        yield problem(case, "cases.E014", what, "let somebody else preside and sign")
    if way.decided_by is not None and entry.by.body != way.decided_by:
        what = f"the return is for the {way.decided_by} to decide, not for {entry.by}"
        yield problem(case, "cases.E012", what, f"let the {way.decided_by} decide")


def _votes(
    case: Case, way: Return, count: Count, *, granted: bool
) -> Iterator[Problem]:
    if way.vote is None:
        return
    step = Step(
        number="",
        actor=Actor(body=way.decided_by),
        act=Act.DECIDES,
        vote=way.vote,
        place=case.measure.place,
    )
    if count.ballot is None:
        what = "the return is a vote, and nobody has counted it"
        do = "give those entitled, those present, the ayes and the noes"
        yield problem(case, "cases.E022", what, do)
        return
    yield from _numbers(case, step, count.ballot)
    won = ballots.carried(way.vote, count.ballot)
    if won is None and not count.is_said:
        what = "the text leaves blank how the return is carried"
        do = "say whether it was, and by which rule"
        yield problem(case, "cases.E022", what, do)
    if won is not None and won is not granted:
        told = "carries" if won else "does not carry"
        what = f"the vote {told}, and the contrary was entered"
        yield problem(case, "cases.E022", what, "enter what the votes give")


def _numbers(case: Case, step: Step, ballot: Ballot) -> Iterator[Problem]:
    for each in ballots.cannot_be(ballot, step):
        what = f"the votes cannot be right: {each}"
        yield problem(case, "cases.E022", what, "count again")
    for each in ballots.not_counted(step, ballot):
        what = f"the text takes a share of {each}, and nobody has counted them"
        yield problem(case, "cases.E022", what, "give their number")
