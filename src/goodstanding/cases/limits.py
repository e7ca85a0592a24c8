"""Time limits of a case: the days they are counted from, and the steps they hold back.

A length is counted from the day of an event to the corresponding day; that day itself
is still within it.  A limit with a blank in it holds nothing back, and is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from goodstanding.cases.case import Case
from goodstanding.cases.event import (
    AnyEvent,
    Appealed,
    Certified,
    Passed,
    Received,
    Sent,
    Voted,
)
from goodstanding.cases.moves import Kind
from goodstanding.dates import Length
from goodstanding.rulebook import working_days
from goodstanding.rulebook.procedure import (
    Act,
    Anchor,
    Bound,
    Deed,
    Event,
    Limit,
    Outcome,
    Step,
    Way,
    When,
)
from goodstanding.rulebook.procedure import Case as After
from goodstanding.rulebook.time import Named, Span

MARKS = {
    Act.PROPOSES: Anchor.PROPOSAL,
    Act.DECIDES: Anchor.DECISION,
    Act.CERTIFIES: Anchor.DECISION,
    Act.APPROVES: Anchor.APPROVAL,
    Act.ANNOUNCES: Anchor.ANNOUNCEMENT,
    Act.DELIVERS: Anchor.DELIVERY,
    Act.REPLIES: Anchor.REPLY,
}
"""The event that a step of each kind is, for limits counted from it."""


def length(case: Case, span: Span | None) -> Length | None:
    """The length meant; None: the text leaves it blank, or there is none."""
    if isinstance(span, Named):
        value = case.rulebook.values.get(span.name)
        return value if isinstance(value, Length) else None
    return span


def is_blank(case: Case, named: Named) -> bool:
    """Whether the text leaves this name to a blank that nothing fills."""
    return named.name not in case.rulebook.values


def after(case: Case, span: Length, day: date) -> date:
    """The day on which `span`, begun at the end of `day`, is over in this case.

    Business days are those of the place whose holidays the rulebook names.
    """
    return working_days.after(span, day, case.rulebook.holidays)


def served(case: Case, sent: Sent) -> date | None:
    """The day on which something sent came to hand, or counts as if it had."""
    for received in case.of(Received):
        if received.step == sent.step:
            return received.on
    if sent.served is not None:
        return sent.served
    step = case.step(sent.step)
    deemed = step.deemed_served
    if deemed is not None:
        span = length(case, deemed.length)
        return sent.on if span is None else after(case, span, sent.on)
    return sent.on if Way.UNRECEIVED in step.ways else None


def day_of(case: Case, when: When) -> date | None:
    """The day of an event of the case; None: it has not come, or is left blank."""
    if isinstance(when, Named):
        return None
    if when.step is not None:
        return _last(event.on for event in _steps(case, str(when.step)))
    return DAYS[when.anchor](case, when)


def _steps(case: Case, number: str) -> Iterator[AnyEvent]:
    return (event for event, step in case.taken(*Act) if step.number == number)


def _last(days: Iterator[date]) -> date | None:
    return max(days, default=None)


def _of(*acts: Act) -> Callable[[Case, Event], date | None]:
    return lambda case, _: _last(event.on for event, _ in case.taken(*acts))


def _service(case: Case, when: Event) -> date | None:
    """Of the notice counted by `ordinal`, or of what was sent last."""
    if when.ordinal:
        notices = case.notices[: when.ordinal]
        found = notices[-1:] if len(notices) == when.ordinal else []
    else:
        found = list(case.of(Sent))[-1:]
    return served(case, found[0]) if found else None


def _receipt(case: Case, when: Event) -> date | None:
    """By the member; or by a body, of the appeal or of what was filed with it last."""
    if when.of is None:
        return _service(case, when)
    filed = [
        event.on
        for event, step in case.taken(Act.FILES, Act.PUTS)
        if step.towards == when.of
    ]
    return _last(iter([*filed, *(each.on for each in case.of(Appealed))]))


def _approval(case: Case, _: Event) -> date | None:
    """The day it was approved, or the last one on which silence left it open."""
    given = [event.on for event, _ in case.taken(Act.APPROVES)]
    silent = [case.step(event.step) for event in case.of(Passed)]
    days = [
        last_day(case, step) for step in silent if Way.SILENCE_APPROVES in step.ways
    ]
    return _last(iter([*given, *(day for day in days if day is not None)]))


def _posted(case: Case, _: Event) -> date | None:
    return _last(sent.on for sent in case.of(Sent))


def _decision(case: Case, _: Event) -> date | None:
    won = (vote.on for vote in case.of(Voted) if vote.outcome is Kind.TAKE)
    return _last(iter([*won, *(each.on for each in case.of(Certified))]))


def _delivery(case: Case, _: Event) -> date | None:
    sent = [event for event, _ in case.taken(Act.DELIVERS) if isinstance(event, Sent)]
    return served(case, sent[-1]) if sent else None


def _day_of_year(case: Case, when: Event) -> date | None:
    assert when.day is not None
    month, day = when.day
    year = case.opened.on.year
    days = (date(y, month, 1) + timedelta(day - 1) for y in (year, year + 1))
    return next(each for each in days if each >= case.opened.on)


DAYS: dict[Anchor, Callable[[Case, Event], date | None]] = {
    Anchor.SERVICE: _service,
    Anchor.RECEIPT: _receipt,
    Anchor.POSTING: _posted,
    Anchor.PROPOSAL: lambda case, _: case.opened.on,
    Anchor.DECISION: _decision,
    Anchor.APPROVAL: _approval,
    Anchor.ANNOUNCEMENT: _of(Act.ANNOUNCES),
    Anchor.DELIVERY: _delivery,
    Anchor.REPLY: _of(Act.REPLIES),
    Anchor.APPEAL: lambda case, _: _last(each.on for each in case.of(Appealed)),
    Anchor.EFFECT: lambda case, _: case.effective_on,
    Anchor.STEP: lambda _case, _when: None,
    Anchor.NEXT: lambda _case, _when: None,
    Anchor.DAY: _day_of_year,
}


def last_day(case: Case, step: Step) -> date | None:
    """The last day on which the step may be taken; None: none is known."""
    ends = [_end(case, limit) for limit in step.limits if limit.bound is Bound.WITHIN]
    return min((day for day in ends if day is not None), default=None)


def first_day(case: Case, step: Step) -> date | None:
    """The first day on which the step may be taken; None: none is known."""
    own = [_end(case, limit) for limit in step.limits if limit.bound is Bound.AFTER]
    held = [day for _, day in held_back(case, step)]
    return max((day for day in (*own, *held) if day is not None), default=None)


def _end(case: Case, limit: Limit) -> date | None:
    span, day = length(case, limit.length), day_of(case, limit.event)
    return after(case, span, day) if span is not None and day is not None else None


def held_back(case: Case, step: Step) -> Iterator[tuple[Step, date | None]]:
    """Yield each earlier step that must lie some time before this one, with the day.

    The day is the first on which this step may come; None: what was sent has not come
    to hand, so the time has not begun.
    """
    for event, before in case.taken(*Act):
        for limit in before.limits:
            span = length(case, limit.length)
            if limit.bound is not Bound.BEFORE or not _is_this(limit.event, step):
                continue
            day = served(case, event) if isinstance(event, Sent) else event.on
            if day is None:
                yield before, None
            else:
                begun = day + timedelta(1) if span is None else after(case, span, day)
                yield before, begun


def _is_this(when: When, step: Step) -> bool:
    if isinstance(when, Named):
        return False
    if when.step is not None:
        return str(when.step) == step.number
    return MARKS.get(step.act) is when.anchor


def is_called_for(case: Case, outcome: After | None, on: date) -> bool | None:
    """Whether the outcome is so after which a step is taken; None: people must say."""
    if outcome is None or outcome.outcome is not Outcome.DEED:
        return None if outcome is not None else True
    if outcome.deed not in (Deed.ANSWERED, Deed.UNANSWERED) or outcome.event is None:
        return None
    begun, span = day_of(case, outcome.event), length(case, outcome.within)
    if begun is None or span is None:
        return None
    until = after(case, span, begun)
    replies = [event.on for event, _ in case.taken(Act.REPLIES) if event.on >= begun]
    answered = any(day <= until for day in replies)
    if not answered and on <= until:
        return False if outcome.deed is Deed.UNANSWERED else None
    return answered is (outcome.deed is Deed.ANSWERED)
