"""What each document tells, as the case has it; what nobody knows is None."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from goodstanding.cases import limits
from goodstanding.cases.acts.effect import IN_ADVANCE, appeal_until, effect_day
from goodstanding.cases.acts.send import SENDING
from goodstanding.cases.against import problem
from goodstanding.cases.case import Case
from goodstanding.cases.event import AnyEvent, Certified, Sent, Voted
from goodstanding.cases.moves import End
from goodstanding.cases.moves import Kind as Moved
from goodstanding.cases.parts import DECIDING, HEARING, TELLING
from goodstanding.problems import Refused
from goodstanding.rulebook.measure import EffectOn
from goodstanding.rulebook.model import Rulebook
from goodstanding.rulebook.procedure import Act, Anchor, Event, Step
from goodstanding.rulebook.time import Named

Facts = dict[str, object]


class Kind(StrEnum):
    """A document of a case."""

    NOTICE = "notice"
    INVITATION = "invitation"
    MINUTES = "minutes"
    DECISION = "decision"
    RECEIPT = "receipt"
    APPEAL = "appeal"


class Known(Struct, frozen=True, kw_only=True):
    """What people know and no case holds; what is empty stands as a blank."""

    name: str = ""
    address: str = ""
    sender: str = ""
    meeting_on: date | None = None
    time: str = ""
    place: str = ""


TO_MEMBER = {Kind.NOTICE, Kind.INVITATION, Kind.DECISION, Kind.RECEIPT, Kind.APPEAL}


def facts(case: Case, kind: Kind) -> Facts:
    """What the document tells beside the finding.

    Raises:
        Refused: the case has not come to where there is such a document, or the member
            has left and is sent nothing more.
    """
    if case.state.end is End.LEFT and kind in TO_MEMBER:
        what = "the member has left, and is sent nothing more"
        raise Refused(problem(case, "documents.E001", what, "send nothing"))
    return _OF[kind](case)


def none_yet(case: Case, what: str, do: str) -> Refused:
    """That there is no such document of this case."""
    return Refused(problem(case, "documents.E002", what, do))


def _notice(case: Case) -> Facts:
    ahead = case.procedure.parts[case.state.at :]
    now = [part for part in ahead[:1] if part.step.act in TELLING]
    sent = [step for event, step in case.taken(*TELLING) if isinstance(event, Sent)]
    later = [part.step for part in ahead if part.step.act in TELLING]
    found = [part.step for part in now] or sent[-1:] or later[:1]
    if not found:
        what = f"{case.measure.name.key} is taken without a notice"
        raise none_yet(case, what, "see its steps in the rulebook")
    return {
        "step": _said(case, found[0]),
        "stating": found[0].stating,
        "reply": _reply(case),
    }


def _reply(case: Case) -> Facts | None:
    """How the member can answer: the first such step that is not over."""
    ahead = case.procedure.parts[case.state.at :]
    found = [part.step for part in ahead if part.step.act in HEARING]
    if not found:
        return None
    step = found[0]
    return {
        **_said(case, step),
        "until": limits.last_day(case, step),
        "company": step.company,
    }


def _invitation(case: Case) -> Facts:
    ahead = case.procedure.parts[case.state.at :]
    found = [part for part in ahead if part.step.act is Act.DECIDES]
    if not found:
        what = "no meeting is ahead that decides"
        raise none_yet(case, what, "see what is due: `goodstanding case due`")
    step = found[0].step
    return {
        "step": _said(case, step, added=found[0].is_added),
        "body": step.actor.body or case.body,
        "reply": _reply(case),
    }


def _minutes(case: Case) -> Facts:
    votes = list(case.of(Voted))
    if not votes:
        what = "nobody has voted yet"
        raise none_yet(case, what, "enter the decision first")
    return _decided(case, votes[-1])


def _decision(case: Case) -> Facts:
    found = [event for event, _ in case.taken(*DECIDING)]
    won = [
        event
        for event in found
        if isinstance(event, Certified)
        or (isinstance(event, Voted) and event.outcome is Moved.TAKE)
    ]
    if not won:
        what = "nothing has been decided against the member"
        raise none_yet(case, what, "enter the decision first")
    return {**_decided(case, won[-1]), "appeal": _appeal_to(case)}


def _decided(case: Case, event: AnyEvent) -> Facts:
    assert isinstance(event, Voted | Certified)
    voted = event if isinstance(event, Voted) else None
    return {
        "event": event,
        "step": _said(case, case.step(event.step)),
        "outcome": voted.outcome if voted else Moved.TAKE,
        "ballot": voted.ballot if voted else None,
        "rule": voted.rule if voted else None,
        "met_on": event.met_on if isinstance(event, Certified) else None,
        "length_decided": case.length,
        "effect": case.effective_on or _effect(case),
        "until": case.runs_until,
    }


def _effect(case: Case) -> date | None:
    """The day of effect as far as the text settles it already; else it is a blank."""
    effect = case.measure.effect
    if effect is None or effect.on in IN_ADVANCE:
        return None
    appealed = limits.day_of(case, Event(Anchor.APPEAL)) is not None
    if effect.on is EffectOn.AFTER_APPEAL and (appealed or appeal_until(case) is None):
        return None
    if effect.length is not None and limits.length(case, effect.length) is None:
        return None
    return effect_day(case)


def _receipt(case: Case) -> Facts:
    sent = [event for event in case.of(Sent) if case.step(event.step).act in SENDING]
    if not sent:
        raise none_yet(case, "nothing was sent yet", "enter first what was sent")
    return {
        "event": sent[-1],
        "step": _said(case, case.step(sent[-1].step)),
        "served": limits.served(case, sent[-1]),
    }


def _appeal(case: Case) -> Facts:
    found = _appeal_to(case)
    if case.measure.appeal is None:
        why = case.measure.answers.get("appeal", "the text names none")
        what = f"{case.measure.name.key} cannot be appealed: {why}"
        raise none_yet(case, what, "see the rulebook, and the law above it")
    return {**_decision(case), "appeal": found}


def _appeal_to(case: Case) -> Facts | None:
    appeal = case.measure.appeal
    if appeal is None:
        return None
    to, suspends = appeal.body, appeal.suspends
    return {
        "to": None if isinstance(to, Named) else to,
        "until": appeal_until(case),
        "within": limits.length(case, appeal.within),
        "suspends": None if isinstance(suspends, Named) else suspends,
    }


def _said(case: Case, step: Step, *, added: bool = False) -> Facts:
    """A step with the sentence of the rulebook that says it; None: the text has none."""
    added = added or any(
        part.is_added for part in case.procedure.parts if part.step == step
    )
    return {
        "number": step.number,
        "article": step.place.article,
        "sentence": None if added else sentence(case.rulebook, step),
    }


def sentence(rulebook: Rulebook, step: Step) -> str | None:
    """The line of the rulebook, or of one it extends, in which the step stands."""
    for bylaws in (rulebook.bylaws, *rulebook.bylaws.parents):
        for block in bylaws.blocks:
            for line in block.lines:
                place = line.place
                if (place.file, place.line) == (step.place.file, step.place.line):
                    return line.text
    return None


_OF: dict[Kind, Callable[[Case], Facts]] = {
    Kind.NOTICE: _notice,
    Kind.INVITATION: _invitation,
    Kind.MINUTES: _minutes,
    Kind.DECISION: _decision,
    Kind.RECEIPT: _receipt,
    Kind.APPEAL: _appeal,
}
