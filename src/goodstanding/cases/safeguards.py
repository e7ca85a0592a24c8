"""What no procedure may lack: proven on every path, or shown by the shortest that breaks it.

Notice, an opportunity to reply, a decision by somebody who may decide, delivery; an
appeal, an end, and the freedom to leave at every state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from goodstanding.cases.moves import Kind, Move, Stage, State
from goodstanding.cases.parts import DECIDING, Procedure, procedure
from goodstanding.cases.paths import Explored, Path, explore
from goodstanding.cases.wording import along, who
from goodstanding.problems import Problem
from goodstanding.rulebook.measure import Measure
from goodstanding.rulebook.model import Rulebook


class Safeguard(Struct, frozen=True, kw_only=True):
    """Something that must be so on every path: where it is not, and what to say then.

    `owed` is the reason in the text that answers for its lack.
    """

    code: str
    lacks: Callable[[State], bool]
    what: str
    do: str
    owed: str | None = None


UNDELIVERED = "cases.E004"
SAFEGUARDS = (
    Safeguard(
        code="cases.E001",
        lacks=lambda at: at.stage is Stage.IN_EFFECT and not at.heard_first,
        what="can be reached without the member being heard",
        do="let the member be heard in every case, before it is decided, as in `2. The "
        "member may reply.`; or answer for it: `No hearing is owed, because "
        '"..."`',
        owed="hearing",
    ),
    Safeguard(
        code="cases.E002",
        lacks=lambda at: at.stage is Stage.IN_EFFECT and not at.told_first,
        what="can be reached without notice to the member",
        do="serve notice in every case, before it is decided: take the condition from "
        "the step, or put it further up",
        owed="hearing",
    ),
    Safeguard(
        code="cases.E003",
        lacks=lambda at: at.stage is Stage.IN_EFFECT and not at.decided,
        what="can be reached without a decision",
        do="tell us how it came about: where a text has no decision, one is added",
    ),
    Safeguard(
        code=UNDELIVERED,
        lacks=lambda at: (
            at.stage in (Stage.DECIDED, Stage.IN_EFFECT) and not at.delivered
        ),
        what="can be decided and never be handed to the member",
        do="deliver it in every case: take the condition from the step",
    ),
)


class Proven(Struct, frozen=True, kw_only=True):
    """What was found of one procedure: how many states, and what is broken.

    `weighs`: it takes something from the member, so that every safeguard is owed.
    """

    measure: str
    weighs: bool
    states: int
    moves: int
    added: tuple[str, ...]
    problems: tuple[Problem, ...]


def prove(rulebook: Rulebook) -> list[Proven]:
    """Explore the procedure of every measure; a problem for each broken safeguard."""
    return [_proven(each) for each in procedures(rulebook)]


def broken(rulebook: Rulebook) -> list[Problem]:
    """Every broken safeguard of every measure, in the order of the text."""
    return [problem for each in prove(rulebook) for problem in each.problems]


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
        weighs=weighs(each.measure),
        states=len(explored.paths),
        moves=sum(map(len, explored.after.values())),
        added=tuple(part.step.number for part in each.parts if part.is_added),
        problems=tuple(_broken(each, explored)),
    )


def _broken(each: Procedure, explored: Explored) -> Iterator[Problem]:
    assert all(_may_leave(explored, state) for state in explored.paths)
    found: list[Problem] = []
    if weighs(each.measure):
        found += _unfair(each, explored)
        found += _who(each, explored)
        found += _unappealed(each, explored)
    yield from found
    endless = explored.never_ending()
    if endless is not None and UNDELIVERED not in {problem.code for problem in found}:
        yield _problem(
            "cases.E005",
            each,
            "can come to where it never ends, unless it is dropped",
            endless,
            "say what follows there in every case: take the condition from a step",
        )


def _may_leave(explored: Explored, state: State) -> bool:
    """Leaving is a move of every state that is none of an end, and it ends the case."""
    if state.stage is Stage.ENDED:
        return not explored.after[state]
    return explored.after[state][Move(Kind.LEAVE)].stage is Stage.ENDED


def _unfair(each: Procedure, explored: Explored) -> Iterator[Problem]:
    for safeguard in SAFEGUARDS:
        if safeguard.owed in each.measure.answers:
            continue
        path = explored.shortest(safeguard.lacks)
        if path is not None:
            yield _problem(safeguard.code, each, safeguard.what, path, safeguard.do)


def _who(each: Procedure, explored: Explored) -> Iterator[Problem]:
    """That whoever is concerned, or just anybody, does not decide."""
    for part in each.parts:
        step = part.step
        actors = (step.actor, *step.others)
        wrong = [who(actor) for actor in actors if actor.is_member or actor.anybody]
        path = _taking(explored, Move(Kind.TAKE, step.number))
        if step.act in DECIDING and wrong and path is not None:
            yield _problem(
                "cases.E006",
                each,
                f"can be decided by {' or '.join(wrong)}",
                path,
                "name the body or the officer who decides",
            )


def _taking(explored: Explored, move: Move) -> Path | None:
    """The shortest path that ends with the move."""
    before = explored.shortest(lambda at: move in explored.after[at])
    return None if before is None else (*before, move)


def _unappealed(each: Procedure, explored: Explored) -> Iterator[Problem]:
    if each.measure.appeal is not None or "appeal" in each.measure.answers:
        return
    yield _problem(
        "cases.W001",
        each,
        "cannot be appealed",
        explored.shortest(lambda at: at.stage is Stage.IN_EFFECT) or (),
        "add `The member may appeal to the ... within 30 days of service, which "
        'suspends it.`, or answer for it: `No appeal is owed, because "..."`',
    )


def _problem(code: str, each: Procedure, what: str, path: Path, do: str) -> Problem:
    shown = "; ".join(along(each, path)) or "it is opened"
    return Problem(
        code=code,
        what=f"{each.measure.name.key} {what}; the shortest way: {shown}",
        where=str(each.measure.place),
        do=do,
    )
