"""A vote counted as the text has it: the quorum, the majority, and whose.

Shares are exact fractions of the base that the text names; a base nobody counted is a
problem, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from goodstanding.cases.event import Ballot
from goodstanding.rulebook.procedure import Step, Way
from goodstanding.rulebook.vote import (
    Absent,
    Against,
    Ballots,
    Portion,
    Quorum,
    Vote,
    Voters,
    Votes,
)


def base(ballot: Ballot, voters: Voters, status: str | None = None) -> int | None:
    """How many people a share is taken of; None: nobody counted them."""
    if status is not None:
        return ballot.holders
    return {
        Voters.ENTITLED: ballot.entitled,
        Voters.IN_OFFICE: ballot.in_office,
        Voters.PRESENT: ballot.present,
        Voters.VOTING: ballot.ayes + ballot.noes,
        Voters.PRESENT_VOTING: ballot.ayes + ballot.noes,
    }[voters]


def carried(vote: Vote | Votes | None, ballot: Ballot) -> bool | None:
    """Whether the ayes are enough; None: the text leaves it blank, or a base is not known.

    Example:
        >>> half = Portion(Fraction(1, 2), more_than=True, base=Voters.ENTITLED)
        >>> carried(half, Ballot(entitled=16, present=9, ayes=8, noes=1))
        False
    """
    if isinstance(vote, Votes):
        return _of_several(vote, ballot)
    if isinstance(vote, Portion):
        return _reaches(vote, ballot.ayes, base(ballot, vote.base, vote.status))
    if isinstance(vote, Against):
        whole = base(ballot, vote.base)
        return None if whole is None else ballot.noes < vote.share * whole
    if isinstance(vote, Ballots):
        return {
            Ballots.MORE_FOR: ballot.ayes > ballot.noes,
            Ballots.AS_MANY: ballot.ayes >= ballot.noes,
            Ballots.NONE_AGAINST: ballot.noes == 0,
            Ballots.CONSENSUS: ballot.noes == 0,
        }[vote]
    return None


def _of_several(votes: Votes, ballot: Ballot) -> bool | None:
    found = {carried(vote, ballot) for vote in votes.of}
    settling = not votes.every
    if settling in found:
        return settling
    return None if None in found else votes.every


def _reaches(portion: Portion, number: int, whole: int | None) -> bool | None:
    if isinstance(portion.share, int) and portion.share > 1:
        needed = Fraction(portion.share)
    elif whole is None:
        return None
    else:
        needed = portion.share * Fraction(whole)
    return number > needed if portion.more_than else number >= needed


def quorate(quorum: Quorum | None, step: Step, ballot: Ballot) -> bool | None:
    """Whether enough were there; None: blank, or not known.  No quorum: always."""
    there = ballot.present + (ballot.written if Way.WRITTEN_VOTES in step.ways else 0)
    if quorum is None:
        return True
    if isinstance(quorum, int):
        return there >= quorum
    if isinstance(quorum, Portion):
        return _reaches(quorum, there, base(ballot, quorum.base, quorum.status))
    if isinstance(quorum, Absent):
        missing = ballot.entitled - there
        if isinstance(quorum.most, int):
            return missing <= quorum.most
        return missing < quorum.most * ballot.entitled
    return None


def cannot_be(ballot: Ballot, step: Step) -> Iterator[str]:
    """Yield what cannot be right about the numbers."""
    counts = {
        "entitled": ballot.entitled,
        "present": ballot.present,
        "ayes": ballot.ayes,
        "noes": ballot.noes,
        "abstentions": ballot.abstentions,
        "written votes": ballot.written,
    }
    yield from (f"{number} {what}" for what, number in counts.items() if number < 0)
    if ballot.present > ballot.entitled:
        yield f"{ballot.present} present, of {ballot.entitled} entitled"
    given = ballot.ayes + ballot.noes + ballot.abstentions
    there = ballot.present + ballot.written
    if given > there:
        yield f"{given} votes and abstentions, of {there} present or in writing"
    if there > ballot.entitled >= ballot.present:
        yield f"{there} present or in writing, of {ballot.entitled} entitled"
    if ballot.written and Way.WRITTEN_VOTES not in step.ways:
        yield f"{ballot.written} written votes, which the text does not count"
    if ballot.in_office is not None and ballot.in_office < ballot.entitled:
        yield f"{ballot.in_office} in office, and {ballot.entitled} entitled"


def not_counted(step: Step, ballot: Ballot) -> Iterator[str]:
    """Yield the bases the text takes a share of, and nobody counted."""
    for portion in _portions(step.vote, step.quorum):
        if portion.status is not None and ballot.holders is None:
            yield f"those who are {portion.status}"
        elif portion.base is Voters.IN_OFFICE and ballot.in_office is None:
            yield "those in office"


def _portions(vote: Vote | Votes | None, quorum: Quorum | None) -> Iterator[Portion]:
    votes = vote.of if isinstance(vote, Votes) else (vote,)
    for each in (*votes, quorum):
        if isinstance(each, Portion) and not (
            isinstance(each.share, int) and each.share > 1
        ):
            yield each
