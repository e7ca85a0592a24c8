"""What is due once a case is decided: effect, appeal, what came of it; and at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from goodstanding.cases import limits
from goodstanding.cases.acts.effect import appeal_until, effect_day
from goodstanding.cases.acts.send import SENDING
from goodstanding.cases.case import Case
from goodstanding.cases.due_row import LEAVE, Due, rows
from goodstanding.cases.due_steps import NO_TIME, days, times
from goodstanding.cases.event import Appealed, Helped, Sent
from goodstanding.cases.moves import Kind
from goodstanding.rulebook.measure import Appeal, Measure
from goodstanding.rulebook.procedure import Bound, Limit
from goodstanding.rulebook.time import Named

ONE = timedelta(1)


def later(case: Case, on: date) -> Iterator[Due]:
    """Yield what may come now that it is decided, for each move there is."""
    found = {move.kind for move in case.moves}
    for kind, make in BY_KIND.items():
        if kind in found:
            yield from make(case, on)


def receipts(case: Case, on: date) -> Iterator[Due]:
    """Yield what was sent, and of which nobody has said when it came to hand."""
    for sent in case.of(Sent):
        step = case.step(sent.step)
        if step.act in SENDING and limits.served(case, sent) is None:
            body = sent.by.body or case.body
            yield rows(case, on)(
                key=f"receipt {sent.step}",
                actors=(body,),
                what=f"enter when what was sent with step {sent.step} came to hand",
                article=step.place.article,
                notes=(f"sent on {sent.on} by {sent.means}", NO_TIME),
            )


def leaving(case: Case, on: date) -> Due:
    """That the member may leave, as at every time."""
    how = case.rulebook.leaving
    return rows(case, on)(
        key=LEAVE,
        actors=(case.member,),
        what="the member may leave, at any time",
        owed=False,
        article=how.place.article if how else "",
        notes=("nobody has to approve it, and it is no measure",),
    )


def _row(case: Case, on: date, kind: Kind, what: str) -> Callable[..., Due]:
    make = rows(case, on)

    def row(**more: object) -> Due:
        given = {"actors": (case.body,), "article": case.procedure.article, **more}
        return make(key=str(kind), what=what, **given)

    return row


def _effect(case: Case, on: date) -> Iterator[Due]:
    effect = case.measure.effect
    blanks = (
        [
            str(each)
            for each in (effect.event, effect.length)
            if isinstance(each, Named) and limits.is_blank(case, each)
        ]
        if effect
        else []
    )
    notes = [f"the text leaves the time blank: {each}" for each in blanks]
    what = "enter that it takes effect"
    row = _row(case, on, Kind.EFFECT, what)
    yield row(first=effect_day(case), notes=tuple(notes))


def _appeal(case: Case, on: date) -> Iterator[Due]:
    appeal = case.measure.appeal
    assert appeal is not None
    last = appeal_until(case)
    if last is None or on <= last:
        what = f"the member may appeal to {appeal_body(appeal)}"
        notes = tuple(_times_to_appeal(case, appeal))
        row = _row(case, on, Kind.APPEAL, what)
        yield row(actors=(case.member,), owed=False, last=last, notes=notes)


def _times_to_appeal(case: Case, appeal: Appeal) -> Iterator[str]:
    if appeal_until(case) is None:
        yield from times(case, (Limit(Bound.WITHIN, appeal.within, appeal.event),))
    if appeal.suspends is True:
        yield "an appeal suspends it"
    elif isinstance(appeal.suspends, Named):
        yield f"the text leaves blank what an appeal does: {appeal.suspends}"


def appeal_body(appeal: Appeal) -> str:
    """To whom the member may appeal: `the general-meeting`, `[appeal body]`."""
    if isinstance(appeal.body, Named):
        return str(appeal.body)
    return f"the {appeal.body}"


def _forgone(case: Case, on: date) -> Iterator[Due]:
    last = appeal_until(case)
    what = "enter that nobody has appealed"
    note = () if last else ("say how long the member was given, and in which words",)
    row = _row(case, on, Kind.FORGO, what)
    yield row(owed=False, first=last + ONE if last else None, notes=note)


def _appealed(case: Case, on: date) -> Iterator[Due]:
    body = [event.to for event in case.of(Appealed)][-1]
    appeal = case.measure.appeal
    step = appeal.decision if appeal else None
    first, last = days(case, step) if step else (None, None)
    notes = tuple(times(case, step.limits)) if step else (NO_TIME,)
    row = _row(case, on, Kind.WIN, "decide on the appeal")
    article = step.place.article if step else case.procedure.article
    yield row(actors=(body,), first=first, last=last, notes=notes, article=article)


def _restoring(case: Case, on: date) -> Iterator[Due]:
    what = "put right what had taken effect"
    yield _row(case, on, Kind.RESTORE, what)(notes=(NO_TIME,))


def _answer(case: Case, on: date) -> Iterator[Due]:
    what = "the member may agree, or refuse"
    yield _row(case, on, Kind.AGREE, what)(actors=(case.member,), owed=False)


def _extending(case: Case, on: date) -> Iterator[Due]:
    until = case.runs_until
    if until is None or on <= until:
        what = "lengthen its time, once"
        yield _row(case, on, Kind.EXTEND, what)(owed=False, last=until)


def _lifting(case: Case, on: date) -> Iterator[Due]:
    what = "lift it, once there is reason to"
    yield _row(case, on, Kind.LIFT, what)(owed=False, notes=_lifted(case.measure))


def _lifted(measure: Measure) -> tuple[str, ...]:
    said = getattr(measure.lifted_when, "text", "")
    return (f"it is lifted when {said}",) if said else ()


def _running(case: Case, on: date) -> Iterator[Due]:
    until = case.runs_until
    if not any(case.of(Helped)):
        what = "help the member, and enter how"
        note = "that nothing has changed cannot be found without it"
        yield rows(case, on)(
            key="help",
            actors=(case.body,),
            what=what,
            last=until,
            article=case.procedure.article,
            notes=(note,),
        )
    what = "say what came of it"
    first = until + ONE if until else None
    notes = () if until else ("nobody has said how long it lasts",)
    yield _row(case, on, Kind.RUN_OUT, what)(first=first, notes=notes)


def _closing(case: Case, on: date) -> Iterator[Due]:
    last = appeal_until(case)
    what = "close the case"
    yield _row(case, on, Kind.CLOSE, what)(first=last + ONE if last else None)


BY_KIND: dict[Kind, Callable[[Case, date], Iterator[Due]]] = {
    Kind.EFFECT: _effect,
    Kind.APPEAL: _appeal,
    Kind.FORGO: _forgone,
    Kind.WIN: _appealed,
    Kind.RESTORE: _restoring,
    Kind.REFUSE: _answer,
    Kind.EXTEND: _extending,
    Kind.LIFT: _lifting,
    Kind.RUN_OUT: _running,
    Kind.CLOSE: _closing,
}
"""For each move by which a case goes on once it is decided: what is due."""
