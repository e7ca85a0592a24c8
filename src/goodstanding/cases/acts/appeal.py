"""To appeal, to decide on an appeal, and to put right what had taken effect."""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.cases import ballots, limits
from goodstanding.cases.acts.effect import appeal_until
from goodstanding.cases.against import against, problem, refuse
from goodstanding.cases.case import Case
from goodstanding.cases.event import Appealed, AppealOver, Ballot, Entry, Restored
from goodstanding.cases.moves import Kind, Move
from goodstanding.problems import Problem
from goodstanding.rulebook.time import Named


def appeal(case: Case, entry: Entry, *, to: str = "") -> Appealed:
    """The event that the member appealed; `to` whom, where the text leaves that blank.

    Raises:
        Refused: with everything that stands against it.
    """
    found = against(case, Move(Kind.APPEAL), entry)
    if entry.by.people != (case.member,) or entry.by.body is not None:
        what = f"the appeal is for the member, not for {entry.by}"
        found.append(problem(case, "cases.E012", what, "let the member appeal"))
    last = appeal_until(case)
    if last is not None and entry.on > last:
        what = f"the member could appeal until {last}; {entry.on} is too late"
        do = "the body may hear it all the same: then enter that day's decision"
        found.append(problem(case, "cases.E016", what, do))
    body = _body(case)
    if body is None and not to:
        what = "the text does not say to whom the member may appeal"
        found.append(problem(case, "cases.E018", what, "say to which body it went"))
    refuse(found)
    return Appealed(entry=entry, to=body or to)


def decide_appeal(
    case: Case,
    entry: Entry,
    *,
    won: bool,
    ballot: Ballot | None = None,
) -> AppealOver:
    """The event that the appeal was decided: won, and the decision falls; or lost.

    Where the text has a vote on it, the ayes are for what was decided before: unless
    they carry, the appeal is won.

    Raises:
        Refused: with everything that stands against it.
    """
    outcome = Kind.WIN if won else Kind.FAIL
    found = against(case, Move(outcome), entry)
    asked = [event.to for event in case.of(Appealed)]
    if asked and entry.by.body != asked[-1]:
        what = f"the appeal went to the {asked[-1]}, and {entry.by} would decide on it"
        found.append(problem(case, "cases.E012", what, f"let the {asked[-1]} decide"))
    found += _not_the_same(case, entry)
    found += _as_the_text_has_it(case, entry, ballot, won=won)
    if entry.is_silent:
        what = "a decision was entered without its reasons"
        found.append(problem(case, "cases.E023", what, "write the reasons"))
    refuse(found)
    return AppealOver(entry=entry, outcome=outcome, ballot=ballot)


def forgo(case: Case, entry: Entry) -> AppealOver:
    """The event that the time to appeal went by.

    Raises:
        Refused: with everything that stands against it.
    """
    found = against(case, Move(Kind.FORGO), entry)
    last = appeal_until(case)
    if last is not None and entry.on <= last:
        what = f"the member may appeal until {last}"
        found.append(problem(case, "cases.E016", what, f"wait until {last} is over"))
    if case.is_open and last is None and entry.is_silent:
        what = "it is not known until when the member may appeal"
        do = "say how long the member was given, and in which words"
        found.append(problem(case, "cases.E018", what, do))
    refuse(found)
    return AppealOver(entry=entry, outcome=Kind.FORGO)


def restore(case: Case, entry: Entry) -> Restored:
    """The event that what had taken effect was put right.

    Raises:
        Refused: with everything that stands against it.
    """
    found = against(case, Move(Kind.RESTORE), entry)
    if entry.is_silent:
        what = "nobody has said what was put right"
        found.append(problem(case, "cases.E023", what, "say what the member has back"))
    refuse(found)
    return Restored(entry=entry)


def _body(case: Case) -> str | None:
    found = case.measure.appeal
    if found is None or isinstance(found.body, Named):
        return None
    return found.body


def _as_the_text_has_it(
    case: Case, entry: Entry, ballot: Ballot | None, *, won: bool
) -> Iterator[Problem]:
    """Until when an appeal is decided, and by which vote; late, it can only be won."""
    step = case.measure.appeal.decision if case.measure.appeal else None
    if step is None or not any(case.of(Appealed)):
        return
    last = limits.last_day(case, step)
    if last is not None and entry.on > last and not won:
        what = f"the appeal had to be decided by {last}; {entry.on} is too late to reject it"
        do = "let the appeal be won, or drop the case: the member does not pay for the delay"
        yield problem(case, "cases.E016", what, do)
    if step.vote is None and step.quorum is None:
        return
    if ballot is None:
        what = "the appeal is decided by a vote, and nobody has counted it"
        do = "give those entitled, those present, the ayes and the noes"
        yield problem(case, "cases.E022", what, do)
        return
    for each in ballots.cannot_be(ballot, step):
        what = f"the votes cannot be right: {each}"
        yield problem(case, "cases.E022", what, "count again")
    upheld = ballots.carried(step.vote, ballot)
    if upheld is won:
        told = "uphold" if upheld else "do not uphold"
        what = f"the votes {told} what was decided, and the contrary was entered"
        yield problem(case, "cases.E022", what, "enter what the votes give")


def _not_the_same(case: Case, entry: Entry) -> list[Problem]:
    """Who decided or proposed does not decide on the appeal."""
    before = {
        name for event in case.events if event.by.body for name in event.by.people
    }
    both = sorted((before | set(case.opened.by.people)) & set(entry.by.people))
    if not both:
        return []
    what = f"{' and '.join(both)} acted in the case, and would decide on the appeal"
    return [problem(case, "cases.E015", what, "let somebody else preside and sign")]
