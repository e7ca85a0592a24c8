"""A case walked through at random by acts as people enter them, good ones and bad."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from cases.acting import Acting
from cases.world import finding
from goodstanding.assessment.finding import Finding
from goodstanding.cases.acts.open import NOTHING_FOLLOWS, Basis, open_case
from goodstanding.cases.case import Case
from goodstanding.cases.event import By, Entry, Opened, Text
from goodstanding.cases.moves import Kind, Move
from goodstanding.problems import Problem, Refused
from goodstanding.rulebook.model import Rulebook

OPENED = date(2024, 5, 6)
GAPS = (0, 0, 1, 1, 2, 8, 15, 31, 61, 120, 400)


class Walk:
    """A case, and what was tried on it.

    `refused` holds the problems of the last act if it was refused, and nothing else.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.refused: tuple[str, ...] = ()

    def sensible(self, random: Random) -> None:
        """One of the moves that may come now, by who may make it, on a likely day."""
        moves = sorted(self.case.moves)
        ending = {Kind.LEAVE, Kind.DROP}
        likely = [
            move for move in moves if move.kind not in ending or random.random() < 0.05
        ]
        weights = [3 if move.kind is Kind.TAKE else 1 for move in likely]
        chosen = random.choices(likely, weights)[0] if likely else random.choice(moves)
        self._try(chosen, random, by_whom=None)
        if "cases.E017" in self.refused:
            self.aside(random)

    def wild(self, random: Random) -> None:
        """Any act at all, by anybody, on any day."""
        steps = [part.step.number for part in self.case.procedure.parts]
        move = Move(random.choice(list(Kind)), random.choice([*steps, "", "99"]))
        bodies = [*self.case.rulebook.names["body"], "stranger", None]
        people = random.choice(
            [("P1",), ("D1",), (self.case.member,), (), ("P1", "Q1"), (" ",)]
        )
        self._try(move, random, by_whom=By(people, random.choice(bodies)))

    def aside(self, random: Random) -> None:
        """An act that is no move: a receipt, help, a note, a time of waiting."""
        self._act(Acting(self.case, random).aside)

    def leave(self) -> None:
        """The member leaves, on the day of the last act."""
        acting = Acting(self.case, Random(0))
        self._act(lambda: acting.leave(By((self.case.member,)), self.case.last_on))

    def _try(self, move: Move, random: Random, by_whom: By | None) -> None:
        acting = Acting(self.case, random)
        if by_whom is None:
            self._act(lambda: acting.fitting(move))
            return
        on = self.case.last_on + timedelta(random.choice([-30, -1, *GAPS]))
        self._act(
            lambda: acting.by(
                move, Entry(on=on, by=by_whom, said=random.choice(["", "so"]))
            )
        )

    def _act(self, act) -> None:
        try:
            event = act()
        except Refused as refused:
            self.refused = tuple(map(_told, refused.problems))
            return
        self.refused = ()
        self.case = self.case.then(event)


def _told(problem: Problem) -> str:
    """The code of a problem that says what is wrong, where, and what to do."""
    assert all([problem.what, problem.where, problem.do])
    return problem.code


def opened(rulebook: Rulebook, measure: str) -> Case:
    """A case of the measure: by the ground that opens it, or as a rung after another."""
    by_grounds = [
        (name, opening.body)
        for name, ground in rulebook.grounds.items()
        for opening in ground.openings
        if measure in opening.measures and opening.how not in NOTHING_FOLLOWS
    ]
    if by_grounds:
        ground, body = by_grounds[0]
        basis = Basis(
            rulebook=rulebook, finding=_finding(rulebook, ground), as_of=OPENED
        )
        return open_case(basis, _entry(body), measure, name="C-1")
    bodies = [
        rung.body
        for each in rulebook.measures.values()
        for rung in each.next
        if measure in rung.measures
    ]
    opening = Opened(
        entry=_entry(bodies[0] if bodies else "body that opens it"),
        case="C-1",
        member="M12",
        measure=measure,
        text=Text(id=rulebook.id, version=rulebook.version, digest="d"),
        finding=_finding(rulebook, next(iter(rulebook.grounds))),
        as_of=OPENED,
    )
    return Case(rulebook=rulebook, opened=opening)


def _finding(rulebook: Rulebook, ground: str) -> Finding:
    return finding(rulebook, ground, since=OPENED)


def _entry(body: str) -> Entry:
    return Entry(on=OPENED, by=By(("S1",), body))
