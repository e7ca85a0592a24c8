"""What the parts of a procedure are called: who acts, what a step is, what a move is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodstanding.cases.moves import Kind, Move
from goodstanding.cases.parts import Procedure
from goodstanding.rulebook.names import of_many, plural
from goodstanding.rulebook.procedure import Act, Actor, Case, Step, When
from goodstanding.rulebook.time import Named

WITHOUT_STEP = {
    Kind.AGREE: "the member agrees",
    Kind.REFUSE: "the member refuses",
    Kind.EFFECT: "it takes effect",
    Kind.EXTEND: "its time is lengthened",
    Kind.LIFT: "it is lifted",
    Kind.RUN_OUT: "its time runs out, and nothing has changed",
    Kind.APPEAL: "the member appeals",
    Kind.WIN: "the appeal is won",
    Kind.FAIL: "the appeal fails",
    Kind.FORGO: "the time to appeal goes by",
    Kind.RESTORE: "it is put right",
    Kind.LEAVE: "the member leaves",
    Kind.DROP: "it is dropped",
    Kind.CLOSE: "it is closed",
}
"""What a move is that concerns no step."""

OBJECTS = {
    Act.PROPOSES: " it",
    Act.SECONDS: " it",
    Act.REVIEWS: " it",
    Act.APPROVES: " it",
    Act.CERTIFIES: " it",
    Act.ANNOUNCES: " it",
    Act.RECORDS: " it",
    Act.DELIVERS: " it",
    Act.VERIFIES: " the facts",
}
"""What is done, and to what, as in `the board proposes it`."""


def who(actor: Actor) -> str:
    """Who acts: `the board`, `the member`, `2 full-members`.

    Example:
        >>> who(Actor(status="full-member", number=2)), who(Actor(anybody=True))
        ('2 full-members', 'anybody')
    """
    if actor.body is not None:
        return f"the {actor.body}"
    if actor.is_member:
        return "the member"
    if actor.anybody:
        return "anybody"
    if _are_several(actor):
        return f"{actor.number} {plural(str(actor.status))}"
    return f"{actor.number or 'any'} {actor.status}"


def doing(step: Step) -> str:
    """What a step is: `the board decides`."""
    verb, rest = _deed(step)
    if _are_several(step.actor):
        verb = of_many(verb)
    return f"{who(step.actor)} {verb}{rest}"


def may_do(step: Step) -> str:
    """That a step may be taken: `the member may reply`."""
    verb, rest = _deed(step)
    return f"{who(step.actor)} may {of_many(verb)}{rest}"


def not_doing(step: Step) -> str:
    """That a step is not taken: `the member does not reply`."""
    verb, rest = _deed(step)
    if step.actor.anybody:
        return f"nobody {verb}{rest}"
    does = "do" if _are_several(step.actor) else "does"
    return f"{who(step.actor)} {does} not {of_many(verb)}{rest}"


def moved(procedure: Procedure, move: Move) -> str:
    """What happens by a move: `3. the board decides`, `it takes effect`."""
    numbered = {part.step.number: part for part in procedure.parts}
    part = numbered.get(move.step)
    if part is None and move.step:
        return f"step {move.step}, which is not there"
    if part is None:
        return WITHOUT_STEP.get(move.kind, str(move.kind))
    return f"{part.head} {_outcome(part.step, move.kind)}"


def came_of(case: Case) -> str:
    """An outcome, as a step is bound to it: `answered within 14 days of service`."""
    said = str(case.deed or case.outcome)
    if case.within is not None:
        said = f"{said} within {case.within}"
    if case.event is None:
        return said
    joint = "of" if case.within is not None else "before"
    return f"{said} {joint} {event(case.event)}"


def event(when: When) -> str:
    """What a limit is counted from: `service of notice 2`, `step 3`, `[a blank]`."""
    if isinstance(when, Named):
        return f"[{when.name}]"
    if when.step is not None:
        return f"step {when.step}"
    counted = f" of notice {when.ordinal}" if when.ordinal else ""
    return f"{when.anchor}{counted}"


def along(procedure: Procedure, path: Iterable[Move]) -> Iterator[str]:
    """Yield the moves of a path in words, oldest first."""
    return (moved(procedure, move) for move in path)


def _outcome(step: Step, kind: Kind) -> str:
    if kind is Kind.TAKE:
        return doing(step)
    if kind is Kind.PASS or (kind is Kind.WITHHOLD and step.act is Act.APPROVES):
        return not_doing(step)
    said = WITHOUT_STEP.get(kind, str(kind))
    return f"{doing(step)}: {said}"


def _deed(step: Step) -> tuple[str, str]:
    """What is done, as its verb and the rest: `serves` ` notice of reminder`."""
    verb, blank, rest = str(step.act).partition(" ")
    if step.act in OBJECTS:
        return verb, OBJECTS[step.act]
    if step.act is Act.SEES:
        return "sees", f" to “{step.on}”"
    if step.act is Act.QUESTIONS and step.on:
        rest = f"the member “{step.on}”"
    elif step.act is Act.DECIDES and step.on:
        rest = f" on “{step.on}”"
    elif step.act is Act.NOTICE and step.notice:
        rest = f"notice of {step.notice}"
    elif step.act is Act.FILES and step.towards:
        return verb, f" it with the {step.towards}"
    elif step.act is Act.PUTS and step.towards:
        return verb, f" it to the {step.towards}"
    return verb, f"{blank}{rest}"


def _are_several(actor: Actor) -> bool:
    counted = actor.status is not None and (actor.number or 1) > 1
    return counted or actor.are_many
