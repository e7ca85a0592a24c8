"""To decide: a body votes, or an officer does, with reasons."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from goodstanding.cases import ballots, limits
from goodstanding.cases.against import against_step, problem, refuse
from goodstanding.cases.case import Case
from goodstanding.cases.event import Ballot, Entry, Voted
from goodstanding.cases.moves import Kind, Move
from goodstanding.dates import Length
from goodstanding.problems import Problem
from goodstanding.rulebook.procedure import Act, Step
from goodstanding.rulebook.time import Span


class Count(Struct, frozen=True, kw_only=True):
    """A vote as the minutes have it.

    `carried` and `rule` say, where the text leaves the majority blank, what people
    found, and by which rule.
    """

    ballot: Ballot | None = None
    carried: bool | None = None
    rule: str | None = None

    @property
    def is_said(self) -> bool:
        """Whether people said what came of it, and by which rule."""
        return self.carried is not None and bool((self.rule or "").strip())


WORDS = {True: "carried", False: "not carried"}
UNCOUNTED = Count()
"""A decision of one officer: nobody votes."""


def decide(
    case: Case,
    entry: Entry,
    step: str,
    *,
    count: Count = UNCOUNTED,
    length: Length | None = None,
) -> Voted:
    """The event that a decision fell, with the outcome that the votes give.

    The words of the entry are the reasons; `length` is how long the measure is to last.

    Raises:
        Refused: with everything that stands against it.
    """
    part = case.current
    if part is None or part.step.number != step:
        refuse(against_step(case, Move(Kind.TAKE, step), entry))
    assert part is not None
    outcome, found = _outcome(case, part.step, count)
    found = [*against_step(case, Move(outcome, step), entry), *found]
    found += _reasons(case, entry)
    found += _length(case, length)
    refuse(found)
    return Voted(
        entry=entry,
        step=step,
        outcome=outcome,
        ballot=count.ballot,
        rule=count.rule,
        length=length,
    )


def _outcome(
    case: Case,
    step: Step,
    count: Count,
) -> tuple[Kind, list[Problem]]:
    """What the votes give, and what cannot be right about them."""
    if step.act is not Act.DECIDES:
        what = f"step {step.number} is no decision"
        return Kind.TAKE, [problem(case, "cases.E018", what, "enter it as what it is")]
    ballot, found = count.ballot, list(_numbers(case, step, count.ballot))
    if ballot is None:
        return (Kind.LOSE if count.carried is False else Kind.TAKE), found
    enough = ballots.quorate(step.quorum, step, ballot)
    won = ballots.carried(step.vote, ballot)
    if enough is False:
        return Kind.NO_QUORUM, found
    if won is None or (enough is None and won):
        found += _unsaid(case, step, count)
        won = count.carried if won is None else count.carried is not False
    elif count.carried is not None and count.carried is not won:
        what = (
            f"the votes give {WORDS[won]}, and it was entered as {WORDS[count.carried]}"
        )
        do = f"enter {WORDS[won]}, or correct the votes"
        found.append(problem(case, "cases.E022", what, do))
    return (Kind.TAKE if won else Kind.LOSE), found


def _numbers(case: Case, step: Step, ballot: Ballot | None) -> Iterator[Problem]:
    if ballot is None:
        if step.vote is not None or step.quorum is not None:
            what = f"step {step.number} is a vote, and nobody has counted it"
            do = "give those entitled, those present, the ayes and the noes"
            yield problem(case, "cases.E022", what, do)
        return
    for each in ballots.cannot_be(ballot, step):
        what = f"the votes cannot be right: {each}"
        yield problem(case, "cases.E022", what, "count again")
    for each in ballots.not_counted(step, ballot):
        what = f"the text takes a share of {each}, and nobody has counted them"
        yield problem(case, "cases.E022", what, "give their number")


def _unsaid(case: Case, step: Step, count: Count) -> Iterator[Problem]:
    """What people must say where the text leaves the majority or the quorum blank."""
    if not count.is_said:
        yield problem(
            case,
            "cases.E022",
            f"the text leaves blank how step {step.number} is carried",
            "say whether it was, and by which rule, as in `more than half of those entitled`",
        )


def _reasons(case: Case, entry: Entry) -> Iterator[Problem]:
    if entry.is_silent:
        what = "a decision was entered without its reasons"
        yield problem(case, "cases.E023", what, "write the reasons that were given")


def _length(case: Case, length: Length | None) -> Iterator[Problem]:
    if length is None:
        return
    name, ceiling = case.measure.name.key, case.measure.at_most
    if case.measure.lasts is None:
        what = f"{name} has no length in the text, and {length} was decided"
        yield problem(case, "cases.E024", what, "decide it without a length")
    elif _is_longer(case, length, ceiling):
        what = f"{length} is longer than {name} may last: {ceiling} at most"
        yield problem(case, "cases.E024", what, f"decide on {ceiling} or less")


def _is_longer(case: Case, found: Length, ceiling: Span | None) -> bool:
    """Whether it would end later, counted from the day of the last event."""
    most = limits.length(case, ceiling)
    if most is None:
        return False
    day = case.last_on
    return limits.after(case, found, day) > limits.after(case, most, day)
