"""What no procedure may lack: proven on every path, or shown by the shortest that breaks it.

Notice, an opportunity to reply, a decision by somebody who may decide, delivery; an
appeal, an end, and the freedom to leave at every state.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from goodstanding.cases.moves import Kind, Move, Stage, State
from goodstanding.cases.parts import DECIDING, Procedure, procedure
from goodstanding.cases.paths import Explored, Path, explore, told
from goodstanding.problems import Problem
from goodstanding.rulebook.measure import Measure
from goodstanding.rulebook.model import How, Rulebook

OPENERS = {How.MAY, How.SHALL, How.PUTS, How.CERTIFIES, How.DEEMED}


class Proven(Struct, frozen=True, kw_only=True):
    """What was found of one procedure: how many states, and what is broken."""

    measure: str
    states: int
    moves: int
    added: tuple[str, ...]
    problems: tuple[Problem, ...]


def prove(rulebook: Rulebook) -> list[Proven]:
    """Explore the procedure of every measure; a problem for each broken safeguard."""
    return [_proven(each) for each in procedures(rulebook)]


def procedures(rulebook: Rulebook) -> Iterator[Procedure]:
    """The procedure of each measure, opened by the body that the text names first."""
    openers: dict[str, str] = {}
    for ground in rulebook.grounds.values():
        for opening in ground.openings:
            for key in opening.measures:
                openers.setdefault(key, opening.body)
    for measure in rulebook.measures.values():
        for rung in measure.next:
            for key in rung.measures:
                openers.setdefault(key, rung.body)
    for key in rulebook.measures:
        yield procedure(rulebook, key, openers.get(key, "body that opens it"))


def weighs(measure: Measure) -> bool:
    """Whether the measure takes something from the member."""
    return bool(measure.ends or measure.rests) or measure.moves_to is not None


def _proven(each: Procedure) -> Proven:
    explored = explore(each)
    return Proven(
        measure=each.measure.name.key,
        states=len(explored.paths),
        moves=sum(map(len, explored.after.values())),
        added=tuple(part.step.number for part in each.parts if part.is_added),
        problems=tuple(_broken(each, explored)),
    )


def _broken(each: Procedure, explored: Explored) -> Iterator[Problem]:
    name = each.measure.name.key
    if weighs(each.measure):
        yield from _fairness(each, explored, name)
    path = explored.never_ending()
    if path is not None:
        yield _problem(
            "cases.E005",
            each,
            f"{name} can come to where it never ends",
            path,
            "say what follows there, as in `If not carried, ...`",
        )
    path = explored.shortest(
        lambda state: (
            state.stage is not Stage.ENDED
            and Move(Kind.LEAVE) not in explored.after[state]
        )
    )
    assert path is None, "leaving is a move of every stage"


def _fairness(each: Procedure, explored: Explored, name: str) -> Iterator[Problem]:
    def reached(state: State, *, fair: bool) -> bool:
        return state.stage is Stage.IN_EFFECT and not fair

    if each.is_heard:
        path = explored.shortest(lambda at: reached(at, fair=at.heard))
        if path is not None:
            yield _problem(
                "cases.E001",
                each,
                f"{name} can be reached without the member being heard",
                path,
                'add a step, as in `2. The member may reply.`, or answer for it: `No hearing is owed, because "..."`',
            )
        path = explored.shortest(lambda at: reached(at, fair=at.told))
        if path is not None:
            yield _problem(
                "cases.E002",
                each,
                f"{name} can be reached without notice to the member",
                path,
                "serve the notice in every case: take the condition from the step",
            )
    path = explored.shortest(lambda at: reached(at, fair=at.decided))
    if path is not None:
        yield _problem(
            "cases.E003",
            each,
            f"{name} can be reached without a decision",
            path,
            "add a step, as in `3. The board decides, by more than 1/2 of those voting.`",
        )
    path = explored.shortest(lambda at: reached(at, fair=at.delivered))
    if path is not None:
        yield _problem(
            "cases.E004",
            each,
            f"{name} can take effect without being handed to the member",
            path,
            "deliver it in every case: take the condition from the step",
        )
    yield from _who(each, name)
    if each.measure.appeal is None and "appeal" not in each.measure.answers:
        path = explored.shortest(lambda state: state.stage is Stage.IN_EFFECT)
        yield _problem(
            "cases.W001",
            each,
            f"{name} cannot be appealed",
            path or (),
            "add `The member may appeal to the ... within 30 days of service, which "
            'suspends it.`, or answer for it: `No appeal is owed, because "..."`',
        )


def _who(each: Procedure, name: str) -> Iterator[Problem]:
    """That whoever is concerned, or just anybody, does not decide."""
    for part in each.parts:
        step = part.step
        actors = (step.actor, *step.others)
        if step.act in DECIDING and any(a.is_member or a.anybody for a in actors):
            yield Problem(
                code="cases.E006",
                what=f"{name} is decided by {step.actor}",
                where=str(step.place),
                do="name the body or the officer who decides",
            )


def _problem(code: str, each: Procedure, what: str, path: Path, do: str) -> Problem:
    shown = "; ".join(told(each, path)) or "it is opened"
    return Problem(
        code=code,
        what=f"{what}; the shortest way: {shown}",
        where=str(each.measure.place),
        do=do,
    )
