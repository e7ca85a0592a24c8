"""What would end a finding, or keep a ground from being met, and until when.

What is said to end a finding was tried: it is written on a copy of the record, on the
day asked about, and the ground judged by it again.  What is still to come, a point that
is open or that the step ahead supposes, is only named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from goodstanding.assessment import reference
from goodstanding.assessment.asked import Asked
from goodstanding.assessment.done import acts_of
from goodstanding.assessment.folds import period_name
from goodstanding.assessment.points import LAST, points
from goodstanding.assessment.shown import amount_of, names_of
from goodstanding.assessment.state import Point
from goodstanding.assessment.truth import Lack
from goodstanding.assessment.weighed import Weighed
from goodstanding.dates import Aligned, DueWithin
from goodstanding.roll.record import Record
from goodstanding.roll.tables import (
    Activity,
    BodyFinding,
    Contact,
    ContactKind,
    Dues,
    Task,
)
from goodstanding.rulebook.condition import (
    UPPER_LIMITS,
    AnyOf,
    Count,
    Found,
    Several,
    Total,
)
from goodstanding.rulebook.model import Ground
from goodstanding.rulebook.names import in_words
from goodstanding.rulebook.series import (
    TASK,
    Acts,
    AtOccasions,
    Completion,
    Duty,
    EachPeriod,
    Payment,
)
from goodstanding.rulebook.time import Full, This
from goodstanding.terms import Answer, State

MOST_MORE = 100
MOST_AMOUNT = 1000
MOST_WAYS = 3

STAYS = "nothing ends it by itself: once met, it stays met"
NO_ONE_THING = "no single act of the member's would end it now"


def cure(asked: Asked, ground: Ground, weighed: Weighed, *, near: bool) -> str:
    """What would end the finding, or keep it from being met, and until when."""
    answer = weighed.twice.answer
    if near:
        return _averted(replace(asked, ahead=True), ground)
    if answer is Answer.STILL_CURABLE:
        return _open_points(asked, weighed)
    if answer is Answer.MET:
        return _ended(asked, ground, weighed)
    lack = Lack.RECORD if answer is Answer.DATA_MISSING else Lack.FINDING
    reasons = sorted(
        reason.what for reason in weighed.twice.now.reasons if reason.lack is lack
    )
    ask = "complete the record" if lack is Lack.RECORD else "ask for a finding"
    return f"{ask}: {'; '.join(reasons)}"


def _open_points(asked: Asked, weighed: Weighed) -> str:
    found = sorted(
        (point.open_until, leaf.series or "", point)
        for leaf in weighed.leaves()
        for point in leaf.points
        if point.open_until is not None
    )
    until, series, point = found[0]
    duty = asked.rulebook.duties[series]
    return f"{_called(duty, point)} may still be {_verb(duty)} until {until}"


def _ended(asked: Asked, ground: Ground, weighed: Weighed) -> str:
    if ground.latched:
        return STAYS
    tried = list(_ways(asked, weighed))
    said = _together(_Trial(asked, ground), tried)
    if said:
        return f"{said} would end it"
    return NO_ONE_THING + _period_changes(asked, weighed)


def _together(trial: _Trial, tried: list[list[Way]]) -> str:
    """The first way of each kind that would do, one as good as the other."""
    found = [next((said for way in ways if (said := way(trial))), "") for ways in tried]
    return " or ".join([said for said in found if said][:MOST_WAYS])


def _period_changes(asked: Asked, weighed: Weighed) -> str:
    """From when on another period of the calendar is counted, where one is."""
    windows = [getattr(leaf.condition, "window", None) for leaf in weighed.leaves()]
    edges = [
        each.aligned.start(each.aligned.number(asked.on) + 1)
        for each in windows
        if isinstance(each, Full | This) and isinstance(each.aligned, Aligned)
    ]
    return f"; the period that is counted changes on {min(edges)}" if edges else ""


def _averted(asked: Asked, ground: Ground) -> str:
    """What would keep the ground from being met a step ahead; `asked` is asked ahead."""
    weighed = reference.judge(asked, ground)
    nexts = [
        _next(asked.rulebook.duties[leaf.series or ""], leaf.points[-1])
        for leaf in weighed.leaves()
        if leaf.points and _is_next(asked, leaf.points[-1])
    ]
    if nexts:
        join = ", and " if isinstance(ground.condition, AnyOf) else " or "
        said = join.join(dict.fromkeys(nexts))
        return f"{said} would keep it from being met"
    said = _together(_Trial(asked, ground), list(_ways(asked, weighed)))
    return f"{said} would keep it from being met" if said else ""


def _is_next(asked: Asked, point: Point) -> bool:
    """Whether the point is one that is not there yet: of the running period, or supposed."""
    return point.close > asked.on or point.what == LAST


class _Trial(Struct, frozen=True, eq=False):
    """A ground judged again as if something more stood on the record."""

    asked: Asked
    ground: Ground

    def ends(self, record: Record | None = None, **changed: object) -> bool:
        """Whether the ground would then not be met."""
        asked = replace(self.asked, seen={}, **changed)
        if record is not None:
            asked = replace(asked, record=record)
        return not reference.judge(asked, self.ground).twice.now.may


Way = Callable[[_Trial], str]
"""What of one kind would end it, in words; empty: nothing of that kind."""


def _ways(asked: Asked, weighed: Weighed) -> Iterator[list[Way]]:
    """Yield the ways to try for each series and question that the finding rests on."""
    leaves, asked_for = list(weighed.leaves()), set(_asked_for(weighed))
    for key in dict.fromkeys(leaf.series for leaf in leaves if leaf.series):
        if key in asked.rulebook.duties:
            duty = asked.duty(key)
            yield [
                partial(_late, duty=duty, counted=_counted(leaves, key)),
                partial(_more, duty=duty),
            ]
        elif key not in asked_for:
            yield [partial(_acted, acts=asked.rulebook.acts[key])]
    for leaf in leaves:
        if isinstance(leaf.condition, Found):
            yield [partial(_refound, found=leaf.condition)]


def _asked_for(weighed: Weighed, *, contrary: bool = False) -> Iterator[str]:
    """Yield the acts that are found done or not few: more of them cannot be advice."""
    condition = weighed.condition
    if isinstance(condition, Count | Total):
        few = condition.comparison in UPPER_LIMITS
        yield from [weighed.series or ""] if few is contrary else []
    turns = weighed.negated or (
        isinstance(condition, Several) and condition.comparison in UPPER_LIMITS
    )
    for part in weighed.parts:
        yield from _asked_for(part, contrary=contrary ^ turns)


def _counted(leaves: list[Weighed], series: str) -> set[date]:
    """The last days of the points of the series that were counted."""
    return {
        point.close for leaf in leaves if leaf.series == series for point in leaf.points
    }


def _late(trial: _Trial, duty: Duty, counted: set[date]) -> str:
    """The fewest missed points, the oldest or the latest, that may still be made good."""
    if not _counts_late(duty):
        return ""
    found = points(trial.asked, duty)
    missed = [point for point in found if point.state is State.MISSED]
    missed = [point for point in missed if not _is_next(trial.asked, point)]
    for some in ([each for each in missed if each.close in counted], missed):
        if some and trial.ends(_made_good(trial.asked, duty, some)):
            return _made_good_said(trial, duty, some, found)
    return ""


def _made_good_said(
    trial: _Trial, duty: Duty, missed: list[Point], found: list[Point]
) -> str:
    """The fewest of these, from the latest back or from the oldest on, that end it."""
    latest = _fewest(
        len(missed), lambda n: trial.ends(_made_good(trial.asked, duty, missed[-n:]))
    )
    oldest = _fewest(
        len(missed), lambda n: trial.ends(_made_good(trial.asked, duty, missed[:n]))
    )
    some = missed[-latest:] if latest <= oldest else missed[:oldest]
    doing = "paying" if _verb(duty) == "paid" else "doing"
    alone = len(some) == 1 and isinstance(duty.owed, AtOccasions)
    what = duty.name.one if alone else _said(duty)
    return f"{doing} the {what} of {names_of(duty, found, some)}"


def _fewest(most: int, ends: Callable[[int], bool]) -> int:
    """The least number that ends it; `most` does, and what ends it ends it with more."""
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if ends(middle) else (middle, high)
    return high


def _counts_late(duty: Duty) -> bool:
    """Whether what was missed may be made good at any time."""
    return duty.grace is None and any(
        isinstance(means, Completion)
        or (isinstance(means, Payment) and not means.by_end and means.within is None)
        for means in duty.means
    )


def _made_good(asked: Asked, duty: Duty, missed: list[Point]) -> Record:
    """The record as if these points were paid, or done, on the day asked about."""
    record = asked.record
    if _verb(duty) == "paid":
        paid = [
            Dues(
                member_id=record.member_id,
                period=point.start,
                owed=1,
                paid=1,
                paid_on=asked.on,
                posted_on=asked.on,
            )
            for point in missed
        ]
        return replace(record, dues=(*record.dues, *paid))
    named = {point.what for point in missed}
    tasks = [
        replace(task, done_on=asked.on) if task.task_id in named else task
        for task in record.tasks
    ]
    return replace(record, tasks=tuple(tasks))


def _more(trial: _Trial, duty: Duty) -> str:
    """The fewest further points of the duty, nothing else changing."""
    key = duty.name.key
    if not trial.ends(kept=(key, MOST_MORE)):
        return ""
    return _points_more(duty, _fewest(MOST_MORE, lambda n: trial.ends(kept=(key, n))))


def _acted(trial: _Trial, acts: Acts) -> str:
    """The fewest further acts, or the least amount of them, nothing else changing."""
    asked = trial.asked

    def record(more: int, amount: int) -> Record:
        return _with_act(asked, acts.kinds[0], more, amount)

    if acts.measured_in is None:
        if not trial.ends(record(MOST_MORE, 1)):
            return ""
        fewest = _fewest(MOST_MORE, lambda n: trial.ends(record(n, 1)))
        more = "" if not acts_of(asked, acts) else "more "
        name = acts.name.one if fewest == 1 else acts.name.many
        return f"{'one' if fewest == 1 else fewest} {more}{name}"
    if not trial.ends(record(1, MOST_AMOUNT)):
        return ""
    high = _fewest(MOST_AMOUNT, lambda n: trial.ends(record(1, n)))
    amount = amount_of(acts, high).replace(" ", " more ", 1)
    amount = f"one{amount[1:]}" if high == 1 else amount
    return f"{amount} of {acts.name.many}"


def _with_act(asked: Asked, kind: str, more: int, amount: int) -> Record:
    """The record as if so many more acts had been done on the day asked about."""
    record, who, on = asked.record, asked.record.member_id, asked.on
    if kind == "contact":
        contact = Contact(member_id=who, on=on, kind=ContactKind.REACHED)
        return replace(record, contacts=(*record.contacts, *[contact] * more))
    if kind == "task-done":
        task = Task(member_id=who, task_id="one more", due_on=on, done_on=on)
        return replace(record, tasks=(*record.tasks, *[task] * more))
    act = Activity(member_id=who, kind=kind, on=on, amount=amount)
    return replace(record, activity=(*record.activity, *[act] * more))


def _refound(trial: _Trial, found: Found) -> str:
    """A finding of the same body to the contrary."""
    asked = trial.asked
    finding = BodyFinding(
        member_id=asked.record.member_id,
        ground=found.question,
        found_on=asked.on,
        body=found.body,
        holds=False,
    )
    record = replace(asked.record, findings=(finding, *asked.record.findings))
    said = f"a finding of the {in_words(found.body)} that “{found.question}” is not so"
    return said if trial.ends(record) else ""


def _one(name: str) -> str:
    return f"one more {name}"


def _verb(duty: Duty) -> str:
    """What becomes of a point that is discharged: `paid`, `done`."""
    return "paid" if isinstance(duty.means[0], Payment) else "done"


def _said(duty: Duty) -> str:
    """The name of the duty itself, in words."""
    return duty.name.key.replace("-", " ")


def _called(duty: Duty, point: Point) -> str:
    """A point as sentences call it: `dues of 2024-06`."""
    name = _said(duty) if isinstance(duty.owed, EachPeriod) else duty.name.one
    return f"{name} of {period_name(duty, point)}"


def _next(duty: Duty, point: Point) -> str:
    """The point that comes next, done or, where it may be, excused."""
    done = f"{_verb(duty)} or excused" if duty.excuses else _verb(duty)
    if isinstance(duty.owed, EachPeriod):
        return f"{_called(duty, point)} {done}"
    return f"the next {duty.name.one} {done}"


def _points_more(duty: Duty, more: int) -> str:
    """So many more points of a duty: `one more month of dues paid`, `2 more visits`."""
    if isinstance(duty.owed, AtOccasions):
        verb = " done" if duty.owed.kinds == (TASK,) else ""
        one, many = duty.name.one, duty.name.many
        return (_one(one) if more == 1 else f"{more} more {many}") + verb
    aligned = duty.owed.aligned
    aligned = aligned.of if isinstance(aligned, DueWithin) else aligned
    if isinstance(aligned, Aligned) and aligned.count == 1:
        units = _one(aligned.unit) if more == 1 else f"{more} more {aligned.unit}s"
        return f"{units} of {_said(duty)} {_verb(duty)}"
    name = _one(duty.name.one) if more == 1 else f"{more} more {duty.name.many}"
    return f"{name} {_verb(duty)}"
