"""Which periods of a duty are discharged or excused, as words."""

from __future__ import annotations

from msgspec import structs

from goodstanding.assessment.to_sql import acts
from goodstanding.assessment.to_sql.calendars import Periods
from goodstanding.assessment.to_sql.owed import closing
from goodstanding.assessment.to_sql.text import BITS, CannotSay, bit, bits_between
from goodstanding.rulebook.series import (
    ActDone,
    Approved,
    Completion,
    Leave,
    Means,
    Payment,
    Presence,
    WhileStatus,
)


def discharged(periods: Periods) -> str:
    """The word of the periods that were discharged, by any means.

    Raises:
        CannotSay: no query here finds one of the means.
    """
    return " | ".join(_by(periods, means) for means in _alike(periods.duty.means))


def _alike(means: tuple[Means, ...]) -> list[tuple[Means, ...]]:
    """The means, with those together that are one reading of the attendance."""
    alike: dict[Means, list[Means]] = {}
    for each in means:
        key: Means = each
        if isinstance(each, Presence) and each.kind is not None:
            key = structs.replace(each, kind="any")
        alike.setdefault(key, []).append(each)
    return [tuple(each) for each in alike.values()]


def _by(periods: Periods, alike: tuple[Means, ...]) -> str:
    """Periods discharged by such means."""
    plan, duty, means = periods.plan, periods.duty, alike[0]
    if isinstance(means, Payment):
        return _paid(periods, means)
    if isinstance(means, ActDone):
        return _acts_word(periods, acts.acts(plan, means.act), means)
    kinds = tuple(getattr(each, "kind", None) or "" for each in alike)
    if isinstance(means, Presence) and all(kinds):
        return _acts_word(periods, acts.present(plan, kinds, means), means)
    assert isinstance(means, Completion | Presence)
    raise CannotSay(f"how {duty.name.key} is done")


def _paid(periods: Periods, means: Payment) -> str:
    values, back = periods.plan.values, periods.bits.back("period")
    in_time = f"paid_on <= {values.day(periods.plan.on)}"
    counts = "coalesce(posted_on, paid_on)" if means.posted else "paid_on"
    if means.by_end:
        in_time += f" AND {counts} <= {periods.bits.close(back)}"
    elif means.within or periods.duty.grace:
        last = periods.bits.last_day(back, periods.duty, means)
        in_time += f" AND {counts} <= {last}"
    paid = f"paid >= owed AND (paid_on IS NULL OR ({in_time}))"
    return periods.word("dues", f"{periods.duty.name.key} {means}", bit(back), paid)


def _acts_word(periods: Periods, source: str, means: ActDone | Presence) -> str:
    """Periods discharged by acts: in them, or within a length of them."""
    duty, bits = periods.duty, periods.bits
    act = means if isinstance(means, ActDone) else ActDone("")
    if act.within is None and act.in_same is None and duty.grace is None:
        return periods.word(source, "acts", bits.holding("day"))
    word = bits.near(duty, act, "day")
    return periods.word(source, f"{duty.name.key} {means}", word)


def excused(periods: Periods) -> str:
    """The word of the periods that are excused.

    Raises:
        CannotSay: when leave must be approved is left blank.
    """
    words = [_excused(periods, excuse) for excuse in periods.duty.excuses]
    return " | ".join(words) or "0::BIGINT"


def _excused(periods: Periods, excuse: Leave | WhileStatus) -> str:
    if isinstance(excuse, WhileStatus):
        return f"({' & '.join(closing(periods, excuse.status))})"
    plan, key, closes = periods.plan, periods.duty.name.key, periods.bits.closing
    first = closes("(to_on + 1)")
    last = f"least({closes('from_on')}, {_approved(periods, excuse)}) - 1"
    approved = (
        f"duty = {plan.values.bind(key)} AND approved_on <= {plan.values.day(plan.on)}"
    )
    name = f"{key} leave {excuse}"
    return periods.word("excuses", name, bits_between(first, last), approved)


def _approved(periods: Periods, leave: Leave) -> str:
    """For how many bits, counted from 0, an approval came in time."""
    bits = periods.bits
    if leave.approved is Approved.ANY_TIME:
        return str(BITS)
    if leave.approved is Approved.BEFORE_CLOSE:
        return bits.closing("approved_on")
    if leave.approved is Approved.BEFORE_START:
        return bits.starting("(approved_on + 1)")
    if leave.approved is Approved.WITHIN and leave.within is not None:
        return bits.closing_with(leave.within, "approved_on")
    raise CannotSay(f"leave whose approval is left blank ({leave.approved})")
