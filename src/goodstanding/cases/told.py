"""What happened in a case, told in words: one sentence for each event."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from goodstanding.cases.case import Case
from goodstanding.cases.event import (
    AnyEvent,
    Appealed,
    AppealOver,
    AskedBack,
    Ballot,
    Certified,
    Held,
    Helped,
    Lengthened,
    Noted,
    Opened,
    Passed,
    Received,
    Sent,
    Taken,
    TakenBack,
    TookEffect,
    Voted,
)
from goodstanding.cases.moves import Kind
from goodstanding.cases.wording import moved

COUNTED = ("entitled", "present", "ayes", "noes", "abstentions", "written")
"""What is told of a vote, in this order."""

SHORT: dict[type, str] = {
    Helped: "help is given",
    Noted: "noted",
    AskedBack: "the member asks to come back",
}


def told(case: Case, event: AnyEvent) -> str:
    """What happened: `8. the meeting decides: carried (16 entitled, 9 present, ...)`."""
    more = "; ".join(_more(event))
    said = _said(case, event)
    return f"{said} ({more})" if more else said


def doers(case: Case, event: AnyEvent) -> str:
    """Who did it; the body only where the sentence does not name it."""
    named = f"the {event.by.body} " in f"{told(case, event)} "
    return " and ".join(event.by.people) if named else str(event.by)


def sent_with(step: str) -> str:
    """What was sent with a step: `what was sent with step 4`, `with the notice`."""
    return f"what was sent with {'step' if step[:1].isdigit() else 'the'} {step}"


def _said(case: Case, event: AnyEvent) -> str:
    if isinstance(event, Opened):
        return f"a case of {event.measure} is opened"
    if isinstance(event, Received):
        return f"{sent_with(event.step)} came to hand"
    if isinstance(event, Held):
        return f"everything is held up until {event.until}"
    if isinstance(event, TakenBack):
        return f"the member is {'' if event.granted else 'not '}taken back"
    move = event.move
    if move is None:
        return SHORT[type(event)]
    said = moved(case.procedure, move)
    carried = isinstance(event, Voted) and event.outcome is Kind.TAKE
    return f"{said}: carried" if carried else said


def _more(event: AnyEvent) -> Iterator[str]:
    """Yield what else is known of it."""
    more = MORE.get(type(event))
    if more is not None:
        yield from more(event)


def _opened(event: Opened) -> Iterator[str]:
    yield f"on the finding {event.finding.ground}, as of {event.as_of}"


def _sent(event: Sent) -> Iterator[str]:
    yield f"by {event.means}"
    if event.states:
        yield f"it states {' and '.join(event.states)}"


def _taken(event: Taken) -> Iterator[str]:
    if event.met:
        yield f"its condition is met: {event.met}"


def _passed(event: Passed) -> Iterator[str]:
    if event.offered:
        yield f"offered on {event.offered}"


def _voted(event: Voted) -> Iterator[str]:
    yield from _votes(event.ballot)
    if event.rule:
        yield f"by the rule: {event.rule}"
    if event.length:
        yield f"for {event.length}"


def _certified(event: Certified) -> Iterator[str]:
    yield f"the rule was met on {event.met_on}"


def _runs(event: TookEffect | Lengthened) -> Iterator[str]:
    if event.until:
        yield f"until {event.until}"


def _appealed(event: Appealed) -> Iterator[str]:
    yield f"to the {event.to}"


def _appeal_over(event: AppealOver) -> Iterator[str]:
    yield from _votes(event.ballot)


def _votes(ballot: Ballot | None) -> Iterator[str]:
    if ballot is None:
        return
    counts = {name: getattr(ballot, name) for name in COUNTED}
    shown = (f"{n} {name}" for name, n in counts.items() if n or name == "noes")
    yield ", ".join(shown)


MORE: dict[type, Callable[..., Iterator[str]]] = {
    Opened: _opened,
    Sent: _sent,
    Taken: _taken,
    Passed: _passed,
    Voted: _voted,
    Certified: _certified,
    TookEffect: _runs,
    Lengthened: _runs,
    Appealed: _appealed,
    AppealOver: _appeal_over,
}
