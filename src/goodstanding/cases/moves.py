"""What may come next in a case, without days: the moves of a procedure.

The same moves conduct a case and are walked through when a rulebook is checked, so
that what is proven of them holds for every case.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from goodstanding.cases.parts import (
    DECIDING,
    HEARING,
    JUDGING,
    TELLING,
    Part,
    Procedure,
)
from goodstanding.rulebook.measure import EffectOn
from goodstanding.rulebook.procedure import Act, Outcome, Way


class Stage(StrEnum):
    """How far a case is."""

    STEPS = "the steps are being taken"
    DECIDED = "decided, and not in effect"
    IN_EFFECT = "in effect"
    WON = "appealed with success, to be put right"
    ENDED = "ended"


class End(StrEnum):
    """How a case ended."""

    LEFT = "the member left"
    DROPPED = "dropped"
    NOT_CARRIED = "not carried"
    NOT_APPROVED = "not approved"
    AGREED = "the member agreed"
    REFUSED = "the member refused"
    LIFTED = "lifted"
    UNCHANGED = "its time ran out, and nothing changed"
    ANNULLED = "annulled on appeal"
    CLOSED = "carried through"


class Remedy(StrEnum):
    """How far the appeal is."""

    NONE = "not yet appealed"
    OPEN = "under appeal"
    OVER = "nothing can be appealed any more"


class Kind(StrEnum):
    """What a move does."""

    TAKE = "take"
    PASS = "pass over"  # noqa: S105 -- no password
    LOSE = "not carried"
    NO_QUORUM = "the quorum fails"
    WITHHOLD = "not approved"
    AGREE = "the member agrees"
    REFUSE = "the member refuses"
    EFFECT = "take effect"
    EXTEND = "lengthen"
    LIFT = "lift"
    RUN_OUT = "run out unchanged"
    APPEAL = "appeal"
    WIN = "win the appeal"
    FAIL = "lose the appeal"
    FORGO = "let the time to appeal pass"
    RESTORE = "put right"
    LEAVE = "leave"
    DROP = "drop"
    CLOSE = "close"


class Move(Struct, frozen=True, order=True):
    """A move, and the number of the step it concerns, if one."""

    kind: Kind
    step: str = ""

    def __str__(self) -> str:
        return f"{self.kind} step {self.step}" if self.step else str(self.kind)


class State(Struct, frozen=True):
    """Where a case stands: all that decides which moves there are.

    `at` counts the parts that are done with; `outcome` is that of the last vote or
    question, for steps that are taken only after one.  Who was not told
    of it is not `heard`, but in a talk; `told_first` and `heard_first` are as of the day of the last judgement.
    """

    at: int = 0
    stage: Stage = Stage.STEPS
    end: End | None = None
    told: bool = False
    heard: bool = False
    told_first: bool = False
    heard_first: bool = False
    decided: bool = False
    delivered: bool = False
    outcome: Outcome | None = None
    remedy: Remedy = Remedy.NONE
    extended: bool = False


Moves = dict[Move, State]
SETTLED = {
    Outcome.CARRIED,
    Outcome.NOT_CARRIED,
    Outcome.NO_QUORUM,
    Outcome.AGREED,
    Outcome.REFUSED,
}
"""Outcomes that a case itself knows; of the others people say whether they are so."""

OF_OTHERS = {Act.OBJECTS, Act.SECONDS, Act.DEMANDS}
"""What people may do, and need not."""


def begin(procedure: Procedure) -> State:
    """A case that was just opened."""
    return _settled(procedure, State())


def moves(procedure: Procedure, state: State) -> Moves:
    """Every move there is, with what is true afterwards."""
    if state.stage is Stage.ENDED:
        return {}
    found = dict(_BY_STAGE[state.stage](procedure, state))
    found[Move(Kind.LEAVE)] = _ended(state, End.LEFT)
    if state.stage in (Stage.STEPS, Stage.DECIDED):
        found[Move(Kind.DROP)] = _ended(state, End.DROPPED)
    return found


def current(procedure: Procedure, state: State) -> Part | None:
    """The part that is next, while steps are being taken."""
    return procedure.parts[state.at] if state.stage is Stage.STEPS else None


def may_be_passed(part: Part) -> bool:
    """Whether the case goes on although nobody did it."""
    step = part.step
    return (
        step.actor.is_member
        or step.act in OF_OTHERS
        or Way.OPTIONAL in step.ways
        or Way.SILENCE_APPROVES in step.ways
        or step.guard is not None
        or (step.case is not None and step.case.outcome not in SETTLED)
    )


def _is_offered(part: Part) -> bool:
    """Whether the member may do it in every case, and need not."""
    step = part.step
    always = step.case is None or step.case.outcome in SETTLED
    return step.actor.is_member and step.guard is None and always


def _ended(state: State, end: End) -> State:
    return replace(state, stage=Stage.ENDED, end=end)


def _settled(procedure: Procedure, state: State) -> State:
    """`state`, past the parts that its last outcome leaves out."""
    while state.at < len(procedure.parts):
        case = procedure.parts[state.at].step.case
        if case is None or case.outcome not in SETTLED:
            return state
        if case.outcome is state.outcome:
            return state
        state = replace(state, at=state.at + 1)
    if not state.decided:
        return _ended(state, End.NOT_CARRIED)
    return replace(state, stage=Stage.DECIDED)


def _steps(procedure: Procedure, state: State) -> Iterator[tuple[Move, State]]:
    part = procedure.parts[state.at]
    number, act = part.step.number, part.step.act
    done = replace(state, at=state.at + 1)
    if act in (Act.ASKS, Act.AGREES):
        yield from _answers(procedure, state, number)
    else:
        yield Move(Kind.TAKE, number), _settled(procedure, _taken(done, part))
    if may_be_passed(part):
        heard = state.heard or (_is_hearing(state, act) and _is_offered(part))
        passed = _settled(procedure, replace(done, heard=heard))
        yield Move(Kind.PASS, number), passed
    if act is Act.DECIDES:
        yield from _lost(procedure, state, part)
    if act in (Act.APPROVES, Act.REVIEWS):
        yield Move(Kind.WITHHOLD, number), _ended(state, End.NOT_APPROVED)


def _is_hearing(state: State, act: Act) -> bool:
    """Whether the member can say something to it: in a talk, or once told of it."""
    return act is Act.TALKS or (state.told and act in HEARING)


def _taken(state: State, part: Part) -> State:
    """`state` with what the step brings about."""
    act = part.step.act
    if act in DECIDING:
        state = replace(state, decided=True, delivered=False, outcome=Outcome.CARRIED)
    if act in JUDGING:
        state = replace(state, told_first=state.told, heard_first=state.heard)
    return replace(
        state,
        told=state.told or act in TELLING,
        heard=state.heard or _is_hearing(state, act),
        delivered=state.delivered or (act is Act.DELIVERS and state.decided),
    )


def _answers(
    procedure: Procedure, state: State, number: str
) -> Iterator[tuple[Move, State]]:
    for kind, outcome, end in (
        (Kind.AGREE, Outcome.AGREED, End.AGREED),
        (Kind.REFUSE, Outcome.REFUSED, None),
    ):
        after = replace(state, at=state.at + 1, outcome=outcome)
        ends = end is not None and not procedure.awaits(outcome)
        found = _ended(after, End.AGREED) if ends else _settled(procedure, after)
        yield Move(kind, number), found


def _lost(
    procedure: Procedure, state: State, part: Part
) -> Iterator[tuple[Move, State]]:
    number = part.step.number
    fallen = replace(state, at=state.at + 1, decided=False, delivered=False)
    after = replace(fallen, outcome=Outcome.NOT_CARRIED)
    goes_on = procedure.awaits(Outcome.NOT_CARRIED)
    lost = _settled(procedure, after) if goes_on else _ended(state, End.NOT_CARRIED)
    yield Move(Kind.LOSE, number), lost
    if part.step.quorum is not None:
        again = state
        if procedure.awaits(Outcome.NO_QUORUM):
            after = replace(fallen, outcome=Outcome.NO_QUORUM)
            again = _settled(procedure, after)
        yield Move(Kind.NO_QUORUM, number), again


def _decided(procedure: Procedure, state: State) -> Iterator[tuple[Move, State]]:
    yield from _remedies(procedure, state)
    effect, appeal = procedure.measure.effect, procedure.measure.appeal
    waits = effect is not None and effect.on is EffectOn.AFTER_APPEAL
    suspended = appeal is not None and appeal.suspends is True
    if waits and appeal is not None and state.remedy is not Remedy.OVER:
        return
    if suspended and state.remedy is Remedy.OPEN:
        return
    if state.delivered:
        yield Move(Kind.EFFECT), replace(state, stage=Stage.IN_EFFECT)


def _in_effect(procedure: Procedure, state: State) -> Iterator[tuple[Move, State]]:
    measure = procedure.measure
    yield from _remedies(procedure, state)
    if procedure.asks_member:
        yield Move(Kind.AGREE), _ended(state, End.AGREED)
        yield Move(Kind.REFUSE), _ended(state, End.REFUSED)
        return
    if measure.lasts is not None or measure.lifted_when is not None:
        yield Move(Kind.LIFT), _ended(state, End.LIFTED)
    if measure.lasts is not None:
        if state.remedy is not Remedy.OPEN:
            yield Move(Kind.RUN_OUT), _ended(state, End.UNCHANGED)
        if may_be_lengthened(procedure) and not state.extended:
            yield Move(Kind.EXTEND), replace(state, extended=True)
    elif measure.appeal is None or state.remedy is Remedy.OVER:
        yield Move(Kind.CLOSE), _ended(state, End.CLOSED)


def may_be_lengthened(procedure: Procedure) -> bool:
    """Whether the text lets its time be lengthened while it runs."""
    measure = procedure.measure
    return measure.extended_once or measure.extended_on_request


def _remedies(procedure: Procedure, state: State) -> Iterator[tuple[Move, State]]:
    if procedure.measure.appeal is None:
        return
    over = replace(state, remedy=Remedy.OVER)
    if state.remedy is Remedy.NONE:
        yield Move(Kind.APPEAL), replace(state, remedy=Remedy.OPEN)
        yield Move(Kind.FORGO), over
    if state.remedy is Remedy.OPEN:
        yield Move(Kind.FAIL), over
        if state.stage is Stage.IN_EFFECT:
            yield Move(Kind.WIN), replace(over, stage=Stage.WON)
        else:
            yield Move(Kind.WIN), _ended(over, End.ANNULLED)


def _won(_: Procedure, state: State) -> Iterator[tuple[Move, State]]:
    yield Move(Kind.RESTORE), _ended(state, End.ANNULLED)


_BY_STAGE = {
    Stage.STEPS: _steps,
    Stage.DECIDED: _decided,
    Stage.IN_EFFECT: _in_effect,
    Stage.WON: _won,
}
