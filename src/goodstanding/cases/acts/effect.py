"""To enter that the decision took effect, on the day the text has for it."""

from __future__ import annotations

from datetime import date, timedelta

from goodstanding.cases import limits
from goodstanding.cases.against import against, problem, refuse
from goodstanding.cases.case import Case
from goodstanding.cases.event import Entry, Sent, TookEffect
from goodstanding.cases.moves import Kind, Move
from goodstanding.rulebook.measure import EffectOn
from goodstanding.rulebook.procedure import Act, Anchor, Event, Way

IN_ADVANCE = {EffectOn.WHEN_MET, EffectOn.AS_OF}
"""Effects that are dated back: they are entered once the decision is handed over."""


def effect(case: Case, entry: Entry) -> TookEffect:
    """The event that it took effect on `on`, with the day on which its time is over.

    Raises:
        Refused: with everything that stands against it.
    """
    found = against(case, Move(Kind.EFFECT), entry)
    if case.is_open and _handed_over(case) is None:
        what = "nobody has said when the decision came to hand"
        do = "enter first when it was received, or how often it was tried"
        found.append(problem(case, "cases.E017", what, do))
    earliest = effect_day(case)
    if earliest is not None and entry.on < earliest:
        what = f"it takes effect on {earliest}, and not before"
        found.append(problem(case, "cases.E016", what, f"enter it from {earliest} on"))
    refuse(found)
    span = case.length
    until = limits.after(case, span, entry.on) if span is not None else None
    return TookEffect(entry=entry, until=until)


def effect_day(case: Case) -> date | None:
    """The first day on which the text lets it take effect; None: it leaves that open."""
    effect = case.measure.effect
    decided = limits.day_of(case, Event(Anchor.DECISION))
    if effect is None or effect.on in IN_ADVANCE or decided is None:
        return decided
    if effect.on is EffectOn.EVENT and effect.event is not None:
        day = limits.day_of(case, effect.event)
        span = limits.length(case, effect.length)
        return (
            limits.after(case, span, day)
            if span is not None and day is not None
            else day
        )
    if effect.on is EffectOn.UNIT_END and effect.aligned is not None:
        return effect.aligned.close(effect.aligned.number(decided))
    if effect.on is EffectOn.AFTER_APPEAL:
        last = appeal_until(case)
        return last + timedelta(1) if last and not _was_appealed(case) else decided
    return decided


def appeal_until(case: Case) -> date | None:
    """The last day on which the member may appeal; None: none is known."""
    appeal = case.measure.appeal
    if appeal is None:
        return None
    begun = limits.day_of(case, appeal.event)
    span = limits.length(case, appeal.within)
    if begun is None or span is None:
        return None
    return limits.after(case, span, begun)


def _was_appealed(case: Case) -> bool:
    return limits.day_of(case, Event(Anchor.APPEAL)) is not None


def _handed_over(case: Case) -> date | None:
    """The day on which the decision came to hand, or was sent where nobody can be found."""
    sent = [event for event, _ in case.taken(Act.DELIVERS) if isinstance(event, Sent)]
    if not sent:
        return None
    served = limits.served(case, sent[-1])
    ways = case.step(sent[-1].step).ways
    unfindable = not case.procedure.is_heard or Way.ADDRESS in ways
    return served or (sent[-1].on if unfindable else None)
