"""Runs of cases at random, over every procedure that is shipped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from cases.promised import broken, is_over
from cases.walk import Walk, opened
from goodstanding.cases.case import Case
from goodstanding.cases.event import Left, TookEffect
from goodstanding.cases.moves import End, State
from goodstanding.cases.paths import explore
from goodstanding.rulebook import Rulebook, read_rulebook

BOOKS = Path(__file__).parents[2] / "rulebooks"
LONGEST = 80
WILD, ASIDE = 0.12, 0.2


@cache
def shipped() -> tuple[tuple[Rulebook, str], ...]:
    """Every measure of every rulebook that is shipped, in the order of their files."""
    books = [read_rulebook(path) for path in sorted(BOOKS.rglob("*.md"))]
    return tuple((book, measure) for book in books for measure in book.measures)


@cache
def reachable(at: int) -> frozenset[State]:
    """Every state of the procedure with this number, as the proof explores it."""
    book, measure = shipped()[at]
    return frozenset(explore(opened(book, measure).procedure).paths)


class Run:
    """A case of the procedure with this number, held to its promises at every act."""

    def __init__(self, at: int) -> None:
        book, measure = shipped()[at]
        self.states = reachable(at)
        self.walk = Walk(opened(book, measure))
        self.acts = 0
        self.seen = {self.case.state}

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return self.walk.case

    def act(self, random: Random) -> None:
        """Do something, sensible or not, and see that the promises of one act hold."""
        before, ended = self.case, is_over(self.case)
        kind = random.random()
        if kind < WILD:
            self.walk.wild(random)
        elif kind < ASIDE or ended:
            self.walk.aside(random)
        else:
            self.walk.sensible(random)
        self.acts += 1
        assert self.case.events[: len(before.events)] == before.events
        assert self.case is before or not ended, "something came after the end"
        assert self.case is not before or self.walk.refused
        self.seen.add(self.case.state)
        assert self.seen <= self.states

    def leaving_is_free(self) -> None:
        """The member may leave now, and that ends the case; it is not done."""
        if is_over(self.case):
            return
        left = Walk(self.case)
        left.leave()
        assert left.refused == ()
        assert isinstance(left.case.events[-1], Left)
        assert left.case.state.end is End.LEFT

    def keeps_its_promises(self) -> None:
        """All that holds of every case holds of this one."""
        assert list(broken(self.case)) == []

    @property
    def took_effect(self) -> bool:
        """Whether it ever took effect."""
        return any(self.case.of(TookEffect))


def run(seed: int) -> Run:
    """A run from its opening to an end, or as far as it gets; one more act after it."""
    random = Random(seed)
    done = Run(seed % len(shipped()))
    while not is_over(done.case) and done.acts < LONGEST:
        done.leaving_is_free()
        done.act(random)
    done.act(random)
    done.keeps_its_promises()
    return done
