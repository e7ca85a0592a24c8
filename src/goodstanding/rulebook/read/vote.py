"""Votes and quorums, from their phrases."""

from __future__ import annotations

from fractions import Fraction

from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.model import Wanted
from goodstanding.rulebook.read.context import Context, key, many, node, of
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


def votes(found: Node, at: Context) -> Vote | Votes:
    """What carries: one vote, all of several, or any of them."""
    if found.name == "one":
        return _vote(node(found["vote"]), at)
    parts = (*many(found["these"]), node(found["last"]))
    return Votes(tuple(_vote(part, at) for part in parts), found.name == "both")


def quorum(found: Node, at: Context) -> Quorum:
    """How many must be there, or how many may be missing."""
    if found.name == "blank":
        return at.named(key(found["blank"]), Wanted.WORDS)
    if found.name == "absent_share":
        return Absent(of(Fraction, found["fraction"]))
    if found.name in ("number", "absent"):
        number = of(int, found["int"])
        return number if found.name == "number" else Absent(number)
    return _portion(found)


def _vote(found: Node, at: Context) -> Vote:
    if found.name == "blank":
        return at.named(key(found["blank"]), Wanted.WORDS)
    if found.name == "against":
        return Against(of(Fraction, found["fraction"]), _base(found))
    if found.name in ("vote", "holders"):
        return _portion(found)
    return Ballots[found.name.upper()]


def _base(found: Node) -> Voters:
    return Voters[node(found["base"]).name.upper()]


def _portion(found: Node) -> Portion:
    portion = node(found["portion"])
    base = Voters.ENTITLED if found.name == "holders" else _base(found)
    status = key(found["status"]) if found.name == "holders" else None
    if portion.name == "all":
        return Portion(Fraction(1), more_than=False, base=base, status=status)
    if portion.name == "count":
        number = of(int, portion["int"])
        return Portion(number, more_than=False, base=base, status=status)
    share = of(Fraction, portion["fraction"])
    return Portion(share, portion.name == "more", base, status)
